// SPDX-License-Identifier: Apache-2.0
package hall.device.smartcard.winscard;

/// What the functions of PC/SC return (pcsclite.h); only what a driver can act on has a name.
public enum PcscCode {
  SUCCESS(0),
  CANCELLED(0x80100002L),
  INVALID_HANDLE(0x80100003L),
  INSUFFICIENT_BUFFER(0x80100008L),
  UNKNOWN_READER(0x80100009L),
  TIMEOUT(0x8010000AL),
  SHARING_VIOLATION(0x8010000BL),
  NO_SMARTCARD(0x8010000CL),
  PROTO_MISMATCH(0x8010000FL),
  COMM_ERROR(0x80100013L),
  NOT_TRANSACTED(0x80100016L),
  READER_UNAVAILABLE(0x80100017L),
  NO_SERVICE(0x8010001DL),
  SERVICE_STOPPED(0x8010001EL),
  NO_READERS(0x8010002EL),
  UNSUPPORTED_CARD(0x80100065L),
  UNRESPONSIVE_CARD(0x80100066L),
  UNPOWERED_CARD(0x80100067L),
  RESET_CARD(0x80100068L),
  REMOVED_CARD(0x80100069L),
  SECURITY_VIOLATION(0x8010006AL),
  /// The library itself is not on this machine; never returned by a function.
  NO_LIBRARY(-1),
  OTHER(-2);

  private final long value;

  PcscCode(long value) {
    this.value = value;
  }

  static PcscCode of(long returned) {
    long unsigned = returned & 0xFFFFFFFFL;
    for (var code : values()) {
      if (code.value == unsigned) {
        return code;
      }
    }
    return OTHER;
  }

  /// Whether the context is worthless because the daemon behind it ended.
  ///
  /// A context's socket that breaks in the middle of an answer is COMM_ERROR, and what is asked
  /// after that is INVALID_HANDLE or NO_SERVICE.
  public boolean serviceLost() {
    return switch (this) {
      case NO_SERVICE, SERVICE_STOPPED, INVALID_HANDLE, COMM_ERROR -> true;
      case SUCCESS,
          CANCELLED,
          INSUFFICIENT_BUFFER,
          UNKNOWN_READER,
          TIMEOUT,
          SHARING_VIOLATION,
          NO_SMARTCARD,
          PROTO_MISMATCH,
          NOT_TRANSACTED,
          READER_UNAVAILABLE,
          NO_READERS,
          UNSUPPORTED_CARD,
          UNRESPONSIVE_CARD,
          UNPOWERED_CARD,
          RESET_CARD,
          REMOVED_CARD,
          SECURITY_VIOLATION,
          NO_LIBRARY,
          OTHER ->
          false;
    };
  }
}
