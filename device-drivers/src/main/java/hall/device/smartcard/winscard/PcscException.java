// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

import javax.smartcardio.CardException;

/// A function of PC/SC that did not succeed, with the code that it returned.
public final class PcscException extends CardException {

  private static final long serialVersionUID = 1L;

  private final PcscCode code;

  PcscException(String function, long returned) {
    super("%s: %s (0x%08X)".formatted(function, PcscCode.of(returned), returned & 0xFFFFFFFFL));
    this.code = PcscCode.of(returned);
  }

  PcscException(PcscCode code, String message) {
    super(message);
    this.code = code;
  }

  public PcscCode code() {
    return code;
  }
}
