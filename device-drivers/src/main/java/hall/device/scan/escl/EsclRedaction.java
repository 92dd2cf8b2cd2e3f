// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.escl;

import hall.device.http.HttpText;
import hall.device.scan.JpegRedaction;
import hall.device.trace.Redaction;

/// Takes the pages out of a recording of a scanner; what else eSCL says is about the scanner.
public final class EsclRedaction implements Redaction {

  @Override
  public void redact(Flow flow) {
    if (flow.sent()) {
      return;
    }
    var bytes = flow.bytes();
    int body = HttpText.body(bytes);
    if (JpegRedaction.begins(bytes, body)) {
      JpegRedaction.overwrite(flow, bytes, body);
    } else if (body < bytes.length && bytes[body] != '<') {
      flow.overwrite(body, new byte[bytes.length - body]); // a page of a kind we do not know
    }
  }
}
