// SPDX-License-Identifier: Apache-2.0
package hall.server.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Https;
import hall.server.Secrets;
import hall.server.audit.AuditEntry.Head;
import hall.server.audit.Verdict.Broken;
import hall.server.audit.Verdict.Intact;
import hall.server.audit.Verdict.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00.120Z");

  private final List<AuditEntry> entries = new ArrayList<>();
  private final Head head;

  ChainTest() {
    Head reached = Head.START;
    for (int i = 1; i <= 5; i++) {
      entries.add(entry(reached, "subject-" + i));
      reached = entries.getLast().head();
    }
    head = reached;
  }

  @Test
  void anUntouchedChainIsIntact() {
    assertEquals(new Intact(5, head.hash()), verdict());
    entries.clear();
    assertEquals(new Intact(0, Head.START.hash()), new Chain(Head.START).end());
  }

  @Test
  void aChangedEntryIsFoundEvenWhenItsHashFits() {
    AuditEntry third = entries.get(2);
    entries.set(2, renamed(third, third.hash()));
    assertEquals(new Broken(3, Reason.CHANGED), verdict());
    entries.set(2, renamed(third, renamed(third, "").expectedHash()));
    assertEquals(new Broken(4, Reason.MISPLACED), verdict());
  }

  @Test
  void aDeletedEntryIsFoundAtTheEndToo() {
    entries.remove(2);
    assertEquals(new Broken(3, Reason.MISSING), verdict());
    entries.clear();
    assertEquals(new Broken(1, Reason.MISSING), verdict());
  }

  @Test
  void anAddedEntryIsFoundBeforeAndBehind() {
    AuditEntry forged = entry(head, "forged");
    entries.add(forged);
    assertEquals(new Broken(6, Reason.ADDED), verdict());
    entries.removeLast();
    entries.addFirst(entry(new Head(-1, Head.START.hash()), "forged"));
    assertEquals(new Broken(0, Reason.ADDED), verdict());
  }

  @Test
  void reorderedEntriesAreFound() {
    Collections.swap(entries, 1, 2);
    assertEquals(new Broken(2, Reason.MISSING), verdict());
    // The same with their numbers exchanged, too.
    entries.set(1, numbered(entries.get(1), 2));
    entries.set(2, numbered(entries.get(2), 3));
    assertEquals(2, ((Broken) verdict()).entry());
  }

  @Test
  void aRewrittenEndDoesNotFitTheHead() {
    entries.set(4, entry(entries.get(3).head(), "rewritten"));
    assertEquals(new Broken(5, Reason.HEAD_DIFFERS), verdict());
  }

  @Test
  void aLineOfTheExportIsEnoughToRecomputeTheHash() throws Exception {
    for (AuditEntry entry : entries) {
      JsonNode line = Https.JSON.readTree(entry.line());
      String hash = line.get("hash").asText();
      String previous = line.get("previous").asText();
      ((ObjectNode) line).remove(List.of("hash", "previous"));
      MessageDigest digest = Secrets.sha256();
      digest.update(HexFormat.of().parseHex(previous));
      digest.update(sorted(line).getBytes(StandardCharsets.UTF_8));
      assertEquals(hash, HexFormat.of().formatHex(digest.digest()));
    }
  }

  private static String sorted(JsonNode object) throws Exception {
    Map<String, JsonNode> fields = new TreeMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return Https.JSON.writeValueAsString(fields);
  }

  private Verdict verdict() {
    Chain chain = new Chain(head);
    for (AuditEntry entry : entries) {
      var broken = chain.next(entry);
      if (broken.isPresent()) {
        return broken.get();
      }
    }
    return chain.end();
  }

  private static AuditEntry entry(Head after, String subject) {
    return AuditEntry.after(
        after, NOW, Actor.operator("王"), "tested", subject, Map.of("b", "\"x\"", "a", 1));
  }

  private static AuditEntry renamed(AuditEntry entry, String hash) {
    return new AuditEntry(
        entry.id(),
        entry.at(),
        entry.actorKind(),
        "somebody else",
        entry.action(),
        entry.subject(),
        entry.detail(),
        entry.previous(),
        hash);
  }

  private static AuditEntry numbered(AuditEntry entry, long id) {
    return new AuditEntry(
        id,
        entry.at(),
        entry.actorKind(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.detail(),
        entry.previous(),
        entry.hash());
  }
}
