// SPDX-License-Identifier: Apache-2.0
package hall.server.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Secrets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// The documents of submissions: two scanned materials and a signature, as the golden submission
/// has them. There are a few sets of them, so that making and hashing them is not what is measured.
///
/// @param sets of three
record LoadDocuments(List<List<LoadDocuments.Document>> sets) {
  private static final int SETS = 16;
  private static final int SIGNATURE = 8 * 1024;

  /// One document under the id that it is announced by.
  record Document(String id, byte[] bytes, String sha256) {}

  /// @param bytes of the three together
  static LoadDocuments sized(int bytes) {
    Random random = new Random(6);
    List<List<Document>> sets = new ArrayList<>();
    for (int i = 0; i < SETS; i++) {
      int material = Math.max(1, (bytes - SIGNATURE) / 2);
      sets.add(
          List.of(
              document("d1", material, random),
              document("d2", material, random),
              document("s1", SIGNATURE, random)));
    }
    return new LoadDocuments(sets);
  }

  private static Document document(String id, int length, Random random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return new Document(id, bytes, HexFormat.of().formatHex(Secrets.sha256().digest(bytes)));
  }

  List<Document> of(int number) {
    return sets.get(number % SETS);
  }

  /// The announcements of a submission's documents with the sizes and hashes of these.
  ArrayNode announced(int number, ArrayNode golden) {
    for (JsonNode each : golden) {
      Document document =
          of(number).stream()
              .filter(own -> own.id().equals(each.path("id").asText()))
              .findFirst()
              .orElseThrow();
      ((ObjectNode) each).put("bytes", document.bytes().length).put("sha256", document.sha256());
    }
    return golden;
  }
}
