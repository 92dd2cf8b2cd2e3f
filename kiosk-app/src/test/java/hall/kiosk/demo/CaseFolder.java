// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/// What the server stored of a case, fetched as an operator would, with every hash computed anew.
final class CaseFolder {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CaseFolder() {}

  /// Writes `form.json`, each document and `hashes.json`.
  ///
  /// @throws IOException also where a document has not the hash that the terminal declared
  static void write(Path folder, Operator operator, String caseNumber)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    var theCase = operator.openCase(caseNumber);
    var submission = theCase.get("submission");
    write(folder.resolve("case.json"), theCase);
    write(folder.resolve("form.json"), submission.get("form"));
    var hashes = new TreeMap<String, String>();
    for (var document : submission.get("documents")) {
      var bytes = operator.document(caseNumber, document.get("id").textValue());
      var hash = sha256(bytes);
      if (!hash.equals(document.get("sha256").textValue())) {
        throw new IOException("document " + document.get("id") + " has another hash");
      }
      var name = name(document);
      Files.write(folder.resolve(name), bytes);
      hashes.put(name, hash);
    }
    write(folder.resolve("hashes.json"), JSON.valueToTree(Map.copyOf(hashes)));
  }

  private static String name(JsonNode document) {
    return document.get("kind").textValue().equals("signature")
        ? "signature.png"
        : document.get("material").textValue() + ".pdf";
  }

  private static void write(Path file, JsonNode json) throws IOException {
    Files.writeString(file, json.toPrettyString() + "\n");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
