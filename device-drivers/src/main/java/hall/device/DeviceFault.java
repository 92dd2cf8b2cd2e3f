// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.util.Locale;

/// Why a device could not do what it was asked, and who must act.
///
/// @param state the state that the device is in because of it
/// @param reason a stable kebab-case word, such as `media-jam` or `no-card`
/// @param owner who can mend it
/// @param action what to do, in the words of XFS4IoT's recommended actions
/// @param message one sentence for a person
/// @param raw what the device said, for the engineer; never personal data; may be empty
public record DeviceFault(
    DeviceState state, String reason, Owner owner, Action action, Message message, String raw) {

  /// Who must act.
  public enum Owner {
    CITIZEN,
    ATTENDANT,
    ENGINEER,
    SOFTWARE;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The recommended action.
  public enum Action {
    RESET,
    CLEAR,
    MAINTENANCE,
    SUSPEND;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One sentence in both languages of the hall.
  public record Message(String zhCn, String en) {}

  public DeviceFault {
    if (!reason.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("not a kebab-case reason: " + reason);
    }
  }

  /// The same fault with what the device said.
  public DeviceFault withRaw(String said) {
    return new DeviceFault(state, reason, owner, action, message, said);
  }
}
