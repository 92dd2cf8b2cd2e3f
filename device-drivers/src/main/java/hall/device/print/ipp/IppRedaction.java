// SPDX-License-Identifier: Apache-2.0
package hall.device.print.ipp;

import hall.device.http.HttpText;
import hall.device.trace.Redaction;

/// Takes the documents out of a recording of a printer: what follows the attributes of a request
/// (RFC 8010 section 3.1). Job names are the terminal's own and never personal.
public final class IppRedaction implements Redaction {

  private static final int HEADER = 8;
  private static final int END_OF_ATTRIBUTES = 0x03;
  private static final int FIRST_VALUE_TAG = 0x10;

  @Override
  public void redact(Flow flow) {
    if (!flow.sent()) {
      return;
    }
    var bytes = flow.bytes();
    int document = document(bytes, HttpText.body(bytes));
    if (document < bytes.length) {
      flow.overwrite(document, new byte[bytes.length - document]);
    }
  }

  /// Where the document begins; what can't be followed counts as document.
  private static int document(byte[] bytes, int message) {
    int at = message + HEADER;
    while (at < bytes.length) {
      int tag = bytes[at++];
      if (tag == END_OF_ATTRIBUTES) {
        return at;
      }
      if (tag >= FIRST_VALUE_TAG) {
        int value = after(bytes, at);
        int next = value < 0 ? -1 : after(bytes, value);
        if (next < 0) {
          return at;
        }
        at = next;
      }
    }
    return bytes.length;
  }

  /// Behind a field of two bytes of length and as many bytes; -1 where it is cut off.
  private static int after(byte[] bytes, int at) {
    if (at + 2 > bytes.length) {
      return -1;
    }
    int end = at + 2 + ((bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF));
    return end <= bytes.length ? end : -1;
  }
}
