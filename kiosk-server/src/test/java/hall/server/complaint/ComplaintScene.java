// SPDX-License-Identifier: Apache-2.0
package hall.server.complaint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hall.server.Caller;
import hall.server.Database;
import hall.server.Golden;
import hall.server.Https.Answer;
import hall.server.Secrets;
import hall.server.audit.Actor;
import hall.server.calendar.Calendar;
import hall.server.complaint.ComplaintLife.Deed;
import hall.server.forwarding.GapSort;
import hall.server.forwarding.Gaps;
import hall.server.submission.DocumentVault;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Complaints as terminals bring them.
@Singleton
public class ComplaintScene {
  private final Complaints complaints;
  private final DocumentVault vault;
  private final Database database;
  private final InstantSource clock;

  ComplaintScene(
      Complaints complaints, DocumentVault vault, Database database, InstantSource clock) {
    this.complaints = complaints;
    this.vault = vault;
    this.database = database;
    this.clock = clock;
  }

  public static Answer put(Caller terminal, UUID key, JsonNode complaint) {
    return terminal.put("/api/v1/terminal/complaints/" + key, complaint);
  }

  /// As a scanner would have made it.
  public static byte[] pdf(int pages) {
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < pages; i++) {
        document.addPage(new PDPage(PDRectangle.A4));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A complaint with these bytes as its pages.
  static ObjectNode with(byte[] pages, int count) {
    ObjectNode complaint = (ObjectNode) Golden.read("complaint.pages.request");
    complaint
        .withObject("/pages")
        .put("count", count)
        .put("bytes", pages.length)
        .put("sha256", HexFormat.of().formatHex(Secrets.sha256().digest(pages)));
    return complaint;
  }

  static Answer upload(Caller terminal, UUID key, int offset, byte[] pages) {
    return terminal.patch(
        "/api/v1/terminal/complaints/" + key + "/pages",
        offset,
        Arrays.copyOfRange(pages, offset, pages.length));
  }

  /// One that waits; its id.
  public String one(Caller terminal) {
    UUID key = UUID.randomUUID();
    assertEquals(200, put(terminal, key, Golden.read("complaint.request")).status());
    return id(key);
  }

  /// A visit at home that somebody asks for; its id.
  public String visit(Caller terminal, UUID key) {
    assertEquals(200, put(terminal, key, Golden.read("complaint.visit.request")).status());
    return id(key);
  }

  /// One that waits for the day that was named; its id.
  public String appointed(Caller terminal, UUID key) {
    String id = visit(terminal, key);
    complaints.act(
        Long.parseLong(id),
        1,
        Deed.APPOINT,
        new Complaints.Said("帮办岗 测试 012 号", complaints.today().plusDays(3), ""),
        "测试");
    return id;
  }

  /// One at a place that was picked, of which a case came, and another one on the list of whoever
  /// comes: `visitedId`, `visitedSlip`, `division`, `helpersDay`.
  public Map<String, String> visited(Caller terminal, String caseNumber) {
    ObjectNode visit = (ObjectNode) Golden.read("complaint.visit.division.request");
    String helper = "帮办岗 测试 " + UUID.randomUUID();
    UUID waiting = UUID.randomUUID();
    UUID over = UUID.randomUUID();
    String slip = page(put(terminal, over, visit));
    assertEquals(200, put(terminal, waiting, visit).status());
    for (UUID key : List.of(waiting, over)) {
      complaints.act(
          Long.parseLong(id(key)),
          1,
          Deed.APPOINT,
          new Complaints.Said(helper, complaints.today(), ""),
          "测试");
    }
    complaints.act(
        Long.parseLong(id(over)),
        2,
        Deed.VISIT,
        new Complaints.Said("已代办，联系电话 13800000000", null, caseNumber),
        "测试");
    return Map.of(
        "visitedId",
        id(over),
        "visitedSlip",
        slip,
        "division",
        "%E7%A4%BA%E4%BE%8B%E7%9C%81",
        "helpersDay",
        "/console/visits?day="
            + complaints.today()
            + "&helper="
            + URLEncoder.encode(helper, StandardCharsets.UTF_8));
  }

  /// The path of the page behind the slip of a visit.
  public String slipOfVisit(Caller terminal, UUID key) {
    return page(put(terminal, key, Golden.read("complaint.visit.request")));
  }

  private static String page(Answer receipt) {
    URI page = URI.create(receipt.json().get("queryUrl").asText());
    return page.getRawPath() + "?" + page.getRawQuery();
  }

  /// The path of the page behind the slip of one that waits.
  public String slip(Caller terminal) {
    return page(put(terminal, UUID.randomUUID(), Golden.read("complaint.request")));
  }

  /// One that waits, with two scanned pages; its id.
  public String scanned(Caller terminal, UUID key) {
    byte[] pages = pdf(2);
    assertEquals(409, put(terminal, key, with(pages, 2)).status());
    assertEquals(204, upload(terminal, key, 0, pages).status());
    assertEquals(200, put(terminal, key, with(pages, 2)).status());
    return id(key);
  }

  /// One is on its way to the hotline, another one was not taken by it, and what it told of it
  /// later does not fit: `sendingId`, `sendingNumber` with its token, `refusedId`.
  public Map<String, String> toTheHotline(Caller terminal) {
    String slip = slip(terminal);
    long sending = id(slip.replaceFirst("/complaints/([^?]+).*", "$1"));
    long refused = id(slip(terminal).replaceFirst("/complaints/([^?]+).*", "$1"));
    for (long id : new long[] {sending, refused}) {
      complaints.act(id, 1, Deed.SEND, "", "anna");
    }
    database.run(
        "update complaint_dispatch set attempts = 3, failure = 'timeout' where complaint_id = ?",
        sending);
    database.run(
        "update complaint_dispatch set wire = 'refused', failure = 'http-422' where complaint_id = ?",
        refused);
    String number = complaints.find(refused).orElseThrow().number();
    database.transaction(sql -> {
      Instant now = clock.instant();
      Complaint one = complaints.hold(sql, number).orElseThrow();
      complaints.note(
          sql, one, now, Actor.HOTLINE, "hotline-said", "completed · GD-2026-0041877 · 已经联系当事人");
      Gaps.found(sql, Calendar.day(now), one.number(), GapSort.HOTLINE_CONTRADICTS, now);
      complaints.step(sql, one, Deed.RETURN, "http-422", Actor.SERVER, now);
      return true;
    });
    return Map.of(
        "sendingId",
        Long.toString(sending),
        "sendingNumber",
        slip.replace("/complaints/", ""),
        "refusedId",
        Long.toString(refused));
  }

  private long id(String number) {
    return complaints.list(null, number, null).getFirst().id();
  }

  /// Pages that were uploaded and whose complaint has not come yet; where they lie.
  public Path unfiled(Caller terminal, UUID key) {
    byte[] pages = pdf(1);
    assertEquals(409, put(terminal, key, with(pages, 1)).status());
    assertEquals(204, upload(terminal, key, 0, pages).status());
    return shelf(key);
  }

  /// Where the pages of a complaint lie.
  public Path shelf(UUID key) {
    return vault.file(ComplaintPages.shelf(key), ComplaintPages.FILE);
  }

  String id(UUID key) {
    return String.valueOf(
        complaints.list(null, null, null).stream()
            .filter(each -> each.key().equals(key))
            .findFirst()
            .orElseThrow()
            .id());
  }
}
