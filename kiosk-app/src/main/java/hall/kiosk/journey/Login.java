// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import hall.device.idcard.IdCard.Layout;
import hall.device.idcard.IdNumber;
import hall.device.idcard.Photo;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Logging in with the app of the province (统一身份认证) instead of laying the card.
public final class Login {

  private Login() {}

  /// What is to be scanned with the phone.
  ///
  /// @param userCode what the phone shows too
  /// @param typed whether the phone asks for it instead
  /// @param minutes that it is good for, the one that has begun included
  public record Code(String qr, String userCode, boolean typed, int minutes) {

    Code with(int newMinutes) {
      return new Code(qr, userCode, typed, newMinutes);
    }

    /// Never the codes.
    @Override
    public String toString() {
      return "Code[" + minutes + "]";
    }
  }

  /// What the server says.
  public sealed interface Answer {
    /// One has begun.
    ///
    /// @param interval how long to wait between questions
    record Begun(UUID login, Code code, Duration interval) implements Answer {}

    /// Nobody has confirmed yet.
    record Waiting(int minutes, Duration interval) implements Answer {}

    /// Who it is.
    ///
    /// @param level of assurance, as the platform calls it
    record Done(String name, String idNumber, String level) implements Answer {
      /// Never who.
      @Override
      public String toString() {
        return "Done";
      }
    }

    /// It is over.
    record Ended(Problem problem) implements Answer {}

    /// There is no answer now.
    record Silent() implements Answer {}
  }

  /// Why nobody is logged in; a card can be laid in each case.
  public enum Problem {
    /// The citizen said no on the phone.
    DENIED,
    /// Nobody confirmed in time.
    EXPIRED,
    /// The level of the account is too low.
    LEVEL,
    /// What the platform says of the person can't be relied on.
    NOT_BELIEVED,
    /// Server or platform do not answer.
    SILENT
  }

  /// What is known of who logged in, as far as a card would have said it: no address and no nation,
  /// which the form asks for then.
  public static IdCard person(String name, String idNumber) {
    var number = new IdNumber(idNumber);
    return new IdCard(
        layout(idNumber),
        name,
        null,
        number.sex(),
        null,
        null,
        null,
        number.birthDate().orElse(null),
        null,
        idNumber,
        null,
        null,
        null,
        false,
        null,
        null,
        null,
        new Photo.Absent(),
        List.of(),
        null,
        List.of());
  }

  /// The kind of card that has such a number.
  private static Layout layout(String idNumber) {
    if (idNumber.startsWith("9")) {
      return Layout.FOREIGN_PERMANENT_2023;
    }
    return idNumber.matches("8[123].*") ? Layout.HK_MO_TW : Layout.RESIDENT;
  }
}
