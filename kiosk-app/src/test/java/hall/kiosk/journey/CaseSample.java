// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.OwnCase.Standing;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A case of a visibly fake citizen.
public final class CaseSample {

  private static final OffsetDateTime RECEIVED = OffsetDateTime.parse("2026-01-12T09:30:00+08:00");
  private static final LocalText PERMIT = new LocalText("申领居住证", "Apply for a residence permit");
  private static final LocalText STREET = new LocalText("镇街办事站", "Street service station");

  private CaseSample() {}

  /// One that waits for corrections.
  ///
  /// @param remedy what its applicant shall do, which is personal
  public static OwnCase of(String remedy) {
    return of(
        "TE44011350000011705442106041002202601120001",
        Standing.CORRECTING,
        13,
        Optional.empty(),
        List.of(
            new OwnCase.Asked(new LocalText("住所证明", "Proof of residence"), "第二页看不清，缺房东签名", remedy),
            new OwnCase.Asked(new LocalText("手机号码", "Mobile number"), "少了一位数字", "请写全十一位号码")),
        List.of());
  }

  /// One in any state.
  ///
  /// @param left working days
  public static OwnCase of(
      String number,
      Standing standing,
      int left,
      Optional<String> reason,
      List<OwnCase.Asked> asked,
      List<OwnCase.Owed> owed) {
    boolean over = standing == Standing.REFUSED || standing == Standing.DELIVERED;
    return new OwnCase(
        number,
        standing,
        RECEIVED,
        PERMIT,
        STREET,
        over ? Optional.empty() : Optional.of(LocalDate.of(2026, 1, 15).plusDays(left)),
        over ? OptionalInt.empty() : OptionalInt.of(left),
        left < 0,
        reason,
        asked,
        owed,
        List.of(
            new OwnCase.Passed(RECEIVED, Standing.RECEIVED, false),
            new OwnCase.Passed(RECEIVED.plusDays(1), Standing.ACCEPTED, true),
            new OwnCase.Passed(RECEIVED.plusDays(2), standing, false)));
  }
}
