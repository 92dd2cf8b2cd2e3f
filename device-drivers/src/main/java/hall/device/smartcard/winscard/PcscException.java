// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

import javax.smartcardio.CardException;

/// A function of PC/SC that did not succeed, with the code that it returned.
public final class PcscException extends CardException {

  private static final long serialVersionUID = 1L;

  static final String ESTABLISH = "SCardEstablishContext";
  static final String CONNECT = "SCardConnect";

  private final PcscCode code;

  PcscException(String function, long returned) {
    super("%s: %s (0x%08X)".formatted(function, PcscCode.of(returned), returned & 0xFFFFFFFFL));
    this.code = meant(function, PcscCode.of(returned));
  }

  /// The library says SECURITY_VIOLATION whenever its socket is reset: that is a refusal only where
  /// pcscd asks for a permission.
  private static PcscCode meant(String function, PcscCode code) {
    boolean asksPermission = function.equals(ESTABLISH) || function.equals(CONNECT);
    return code == PcscCode.SECURITY_VIOLATION && !asksPermission ? PcscCode.COMM_ERROR : code;
  }

  PcscException(PcscCode code, String message) {
    super(message);
    this.code = code;
  }

  public PcscCode code() {
    return code;
  }
}
