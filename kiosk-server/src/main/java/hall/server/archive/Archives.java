// SPDX-License-Identifier: Apache-2.0
package hall.server.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import hall.server.Database;
import hall.server.Problem;
import hall.server.Problem.Defect;
import hall.server.Secrets;
import hall.server.archive.Bag.Part;
import hall.server.audit.Audit;
import hall.server.calendar.Calendar;
import hall.server.casework.CaseEvents;
import hall.server.certificate.Authority;
import hall.server.commitment.Commitments;
import hall.server.submission.CaseFile;
import hall.server.submission.Cases;
import hall.server.submission.SubmissionStore.StoredDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Packs decided cases: form, materials, signature, receipt, events, each with its hash, and a
/// signature over all.
@ApplicationScoped
public class Archives {
  private static final Map<String, String> ENDINGS =
      Map.of("application/pdf", "pdf", "image/png", "png", "image/jpeg", "jpg");
  private static final int BLOCK = 64 * 1024;

  private final Database database;
  private final Cases cases;
  private final Commitments commitments;
  private final Authority authority;
  private final Audit audit;
  private final ObjectMapper json;
  private final InstantSource clock;

  Archives(
      Database database,
      Cases cases,
      Commitments commitments,
      Authority authority,
      Audit audit,
      ObjectMapper json,
      InstantSource clock) {
    this.database = database;
    this.cases = cases;
    this.commitments = commitments;
    this.authority = authority;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /// The signed bag of a decided case; the trail inside says that it was packed, and the audit
  /// under which seal. Problems: `case-unknown`, `case-not-decided`, `case-documents-damaged`.
  Bag pack(String caseNumber, String operator) {
    Instant now = clock.instant();
    CaseFile decided = cases.read(caseNumber);
    if (!decided.standing().state().over()) {
      throw Problem.of(409, "case-not-decided", "Only a decided case is packed. Decide it first.")
          .asException();
    }
    List<Part> documents = documents(decided);
    database.transaction(sql -> {
      CaseEvents.add(sql, caseNumber, now, "operator " + operator, "archived", null);
      return true;
    });
    CaseFile file = cases.read(caseNumber);
    List<Part> payload = new ArrayList<>(records(file));
    payload.addAll(documents);
    Bag bag =
        Bag.of(
            caseNumber,
            file.parsedItem().department().name().zhCn(),
            Calendar.day(now),
            payload,
            authority::sign);
    database.transaction(sql -> {
      audit.record(sql, operator, "case-archived", caseNumber, Map.of("sha256", bag.seal()));
      return true;
    });
    return bag;
  }

  private List<Part> records(CaseFile file) {
    Map<String, Object> standing = new LinkedHashMap<>();
    standing.put("caseNumber", file.caseNumber());
    standing.put("receivedAt", file.acceptedAt());
    standing.put("terminalId", file.terminalId());
    standing.put("standing", file.standing());
    standing.put("supplements", file.supplements());
    standing.put("documents", file.documents());
    Map<String, Object> receipt = new LinkedHashMap<>();
    var item = file.parsedItem();
    receipt.put("caseNumber", file.caseNumber());
    receipt.put("receivedAt", file.acceptedAt());
    receipt.put("item", Map.of("code", item.code(), "name", item.name()));
    receipt.put("department", item.department().name());
    receipt.put("promisedWorkingDays", item.limits().promisedWorkingDays());
    List<Part> parts = new ArrayList<>();
    parts.add(part("case.json", standing));
    parts.add(part("receipt.json", receipt));
    parts.add(part("submission.json", file.submission()));
    parts.add(part("item.json", file.item()));
    parts.add(part("events.json", file.events()));
    commitments.of(file.caseNumber()).ifPresent(each -> parts.add(part("commitment.json", each)));
    return parts;
  }

  private Part part(String name, Object content) {
    try {
      String text = json.writerWithDefaultPrettyPrinter().writeValueAsString(content);
      return Part.of(Bag.DATA + name, text + "\n");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A case cannot be written", e);
    }
  }

  /// What is not as it was received is packed by nobody without knowing.
  private List<Part> documents(CaseFile file) {
    List<StoredDocument> stored = new ArrayList<>(file.documents());
    file.supplements().forEach(one -> stored.addAll(one.documents()));
    List<Part> parts = new ArrayList<>();
    List<Defect> damaged = new ArrayList<>();
    for (StoredDocument each : stored) {
      Path place = cases.place(file, each);
      if (each.sha256().equals(sha256(place))) {
        String name = each.id() + "." + ENDINGS.getOrDefault(each.mediaType(), "bin");
        parts.add(Part.of(Bag.DATA + "documents/" + name, each.bytes(), each.sha256(), place));
      } else {
        damaged.add(new Defect(each.id(), "It is not what was received, or is gone."));
      }
    }
    if (!damaged.isEmpty()) {
      throw Problem.of(
              409,
              "case-documents-damaged",
              "Bring the listed documents back from a backup, then pack the case.")
          .with(damaged)
          .asException();
    }
    return parts;
  }

  /// In lower-case hexadecimal; empty where the file cannot be read.
  private static String sha256(Path file) {
    MessageDigest digest = Secrets.sha256();
    byte[] block = new byte[BLOCK];
    try (InputStream bytes = Files.newInputStream(file)) {
      for (int read = bytes.read(block); read >= 0; read = bytes.read(block)) {
        digest.update(block, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException gone) {
      return "";
    }
  }
}
