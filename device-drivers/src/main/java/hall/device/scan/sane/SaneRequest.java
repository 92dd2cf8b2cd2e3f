// SPDX-License-Identifier: Apache-2.0
package hall.device.scan.sane;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Puts a request together from the protocol's basic types, see [SaneCursor].
final class SaneRequest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  SaneRequest(int call) {
    word(call);
  }

  SaneRequest word(int word) {
    out.write(word >> 24);
    out.write(word >> 16);
    out.write(word >> 8);
    out.write(word);
    return this;
  }

  SaneRequest text(String text) {
    var latin = text.getBytes(StandardCharsets.ISO_8859_1);
    return word(latin.length + 1).padded(latin, latin.length + 1);
  }

  SaneRequest padded(byte[] content, int size) {
    out.writeBytes(content);
    for (int i = content.length; i < size; i++) {
      out.write(0);
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
