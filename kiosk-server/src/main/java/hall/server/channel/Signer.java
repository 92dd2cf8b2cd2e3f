// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

/// Signs what goes out and knows the platform's own hand. What is signed names all that must not be
/// changed, one a line:
///
/// - a request: `hall-request`, method, path with its query, sender, seconds since 1970, nonce,
///   SHA-256 of the body in lower-case hexadecimal;
/// - an answer: `hall-answer`, status, the nonce of its request, SHA-256 of the body. An answer to
///   something else, or from an earlier time, therefore never passes.
public interface Signer {
  /// The value of the header that carries a signature.
  String sign(String text);

  /// Whether the platform signed this.
  boolean verify(String text, String signature);

  static String request(
      String method, String path, String sender, long seconds, String nonce, String bodyHash) {
    return String.join(
        "\n", "hall-request", method, path, sender, Long.toString(seconds), nonce, bodyHash);
  }

  static String answer(int status, String nonce, String bodyHash) {
    return String.join("\n", "hall-answer", Integer.toString(status), nonce, bodyHash);
  }
}
