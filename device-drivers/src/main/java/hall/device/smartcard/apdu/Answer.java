// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.apdu;

/// What a card answered to a command, put together from all its parts.
///
/// @param data without the status word
/// @param sw the status word, such as 0x9000; never 61xx
public record Answer(byte[] data, int sw) {

  public static final int OK = 0x9000;

  public boolean ok() {
    return sw == OK;
  }

  /// The status word alone: data may be about a person.
  @Override
  public String toString() {
    return "SW %04X".formatted(sw);
  }
}
