// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Toolkit;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However a visit ends, nothing of it stays on the terminal but the sealed submission: not in
/// memory, not in files, not in the log (R30).
class PurgeIT {

  private static final String NAME = "张测试";
  private static final String NUMBER = "110101199001010015";
  private static final String PHONE = "13987650412";

  /// What nobody but the attendant has said.
  private static final String ANSWER = "请把那张绿皮的纸翻过来";

  /// What nobody but the citizen has written.
  private static final String OWN = "hukouzailaojia";

  /// What a visit is made of.
  private static final List<String> TYPES =
      List.of(
          "hall.device.idcard.IdCard",
          "hall.device.scan.ScannedPage",
          "hall.kiosk.journey.Visit",
          "hall.kiosk.journey.PageRef",
          "hall.kiosk.journey.Signature$Point",
          "hall.kiosk.screen.sign.SignaturePad");

  private final Markers markers =
      new Markers()
          .text("name", NAME)
          .text("number", NUMBER)
          .text("address", "测试路1号")
          .text("phone", PHONE)
          .text("phone as it is typed", "139 8765 0412")
          .text("answer of an attendant", ANSWER)
          .text("own words to an attendant", OWN);

  @TempDir private Path folder;
  private Hall hall;
  private Citizen citizen;

  @BeforeEach
  void open() throws IOException, InterruptedException {
    hall = Stand.open(folder);
    citizen = Stand.citizen(hall);
  }

  @AfterEach
  void close() {
    hall.close();
  }

  @Test
  void nothingOfAVisitStaysHoweverItEnds() throws Exception {
    citizen.sees("screen-attract");
    theSearchFindsEverythingDuringAVisit();
    cancelled();
    aPurgeThatIsLeftOutIsNoticed();
    timedOut();
    finishedWithoutAServer();
    askedInVain();
    crashed();
    powerCut();
  }

  private void theSearchFindsEverythingDuringAVisit() throws Exception {
    citizen.straightToTheForm();
    citizen.answers(PHONE);
    citizen.scanMaterials();
    citizen.commitAndSign();
    citizen.callsForHelp();
    citizen.writesToTheAttendant(OWN);
    hall.operator.answerHelp(ANSWER);
    citizen.seesTheAnswer();
    var dump = heap().dump();
    markers.bytes("image", Heap.partOfAnImage(dump));
    var found = dumped(dump);
    assertTrue(
        found.containsAll(
            Set.of(
                "address",
                "answer of an attendant",
                "image",
                "name",
                "number",
                "own words to an attendant",
                "phone")),
        found.toString());
    for (var type : List.of(TYPES.get(0), TYPES.get(1), TYPES.get(2), TYPES.get(4))) {
      assertTrue(heap().count(type) > 0, type);
    }
  }

  private void cancelled() throws Exception {
    leave();
    nothingStays("cancelled");
  }

  private void leave() throws IOException, InterruptedException {
    hall.devices.reader().control("remove");
    citizen.tap("cancel");
    citizen.tap("leave");
    citizen.sees("screen-attract");
    Wait.until("the next citizen may come", this::nothingIsLeft);
  }

  private boolean nothingIsLeft() throws IOException {
    var log = hall.kiosk.log();
    return log.lastIndexOf("left-behind []") > log.lastIndexOf("-> Idle");
  }

  private void aPurgeThatIsLeftOutIsNoticed() throws Exception {
    sabotage("leave-out hall.kiosk.session.CardsInHand wipe");
    citizen.straightToTheForm();
    leave();
    assertEquals(Set.of("address", "name", "number"), dumped(heap().dump()));
    sabotage("mend hall.kiosk.session.CardsInHand");
  }

  private void timedOut() throws Exception {
    citizen.straightToTheForm();
    citizen.answers(PHONE);
    hall.devices.reader().control("remove");
    Wait.until(
        "the end of the visit", Duration.ofSeconds(90), () -> hall.eye().sees("screen-attract"));
    nothingStays("timed out");
  }

  /// What a server was asked by the card before it died is gone as well.
  private void finishedWithoutAServer() throws Exception {
    citizen.asksForTheOwnCases("finish");
    citizen.goesOnToTheForm();
    citizen.answers(PHONE);
    citizen.scanMaterials();
    citizen.commitAndSign();
    hall.server.kill();
    citizen.submits();
    citizen.seesTheReceipt();
    citizen.printsA4();
    citizen.leaves();
    nothingStays("finished");
    assertTrue(
        Files.size(folder.resolve("kiosk/outbox.db"))
                + Files.size(folder.resolve("kiosk/outbox.db-wal"))
            > 50_000,
        "the submission waits");
    var key = new Markers().bytes("key", Files.readAllBytes(KioskProcess.key(folder)));
    key.text(
        "key in digits", HexFormat.of().formatHex(Files.readAllBytes(KioskProcess.key(folder))));
    assertEquals(Set.of(), onDisk(key));
  }

  private void askedInVain() throws Exception {
    citizen.asksForTheOwnCases("again");
    leave();
    nothingStays("asked in vain");
  }

  private void crashed() throws Exception {
    citizen.straightToTheForm();
    citizen.answers(PHONE);
    var now = folder.resolve("now");
    sabotage("throw " + now + " " + NAME + " " + PHONE);
    Files.createFile(now);
    hall.kiosk.awaitFirstFrame(2);
    assertTrue(hall.kiosk.log().contains("bug on JavaFX Application Thread"));
    citizen = Stand.citizen(hall);
    citizen.sees("screen-attract");
    assertEquals(Set.of(), onDisk(markers), "crashed");
  }

  private void powerCut() throws Exception {
    citizen.sees("left-card");
    hall.devices.reader().control("remove");
    Wait.until("the next citizen may come", () -> !hall.eye().sees("left-card"));
    citizen.straightToTheForm();
    citizen.answers(PHONE);
    hall.kiosk.cutPower();
    assertEquals(Set.of(), onDisk(markers), "power cut");
  }

  private void nothingStays(String how) throws Exception {
    assertEquals(Set.of(), dumped(heap().dump()), how);
    for (var type : TYPES) {
      assertEquals(0, heap().count(type), how + ": " + type);
    }
    assertEquals(Set.of(), onDisk(markers), how);
    var clipboard = Toolkit.getDefaultToolkit().getSystemClipboard().getContents(null);
    assertTrue(
        clipboard == null || clipboard.getTransferDataFlavors().length == 0, how + ": clipboard");
    assertEquals(List.of(), openElsewhere(), how);
  }

  private Set<String> dumped(Path dump) throws IOException {
    return markers.in(dump);
  }

  private Set<String> onDisk(Markers sought) throws IOException {
    var found = new TreeSet<String>();
    found.addAll(sought.below(folder.resolve("kiosk")));
    found.addAll(sought.below(KioskProcess.temporary(folder)));
    found.addAll(sought.in(folder.resolve("kiosk.log")));
    return found;
  }

  /// Files that the kiosk holds open for writing outside its own folders, where nobody would
  /// search.
  private List<String> openElsewhere() throws IOException {
    var open = new ArrayList<String>();
    var process = Path.of("/proc", String.valueOf(pid()));
    try (var handles = Files.list(process.resolve("fd"))) {
      for (var handle : handles.toList()) {
        try {
          var target = Files.readSymbolicLink(handle).toString();
          if (target.startsWith("/") && elsewhere(target) && written(process, handle)) {
            open.add(target);
          }
        } catch (NoSuchFileException closed) {
          // Between the listing and the look: whatever it was, it is not held open.
        }
      }
    }
    return open;
  }

  /// Whether a file is open for writing; one that closes between the opening of its description and
  /// the reading of it fails the reading, by ENOENT, which no class of exception stands for; then
  /// whoever has its number by now is looked at.
  private static boolean written(Path process, Path handle) throws IOException {
    try {
      return Files.readAllLines(process.resolve("fdinfo").resolve(handle.getFileName())).stream()
          .anyMatch(line -> line.matches("flags:\\s+\\d*[12]"));
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException closed) {
      return Files.exists(handle, LinkOption.NOFOLLOW_LINKS) && written(process, handle);
    }
  }

  private boolean elsewhere(String target) {
    return !target.startsWith(folder.toString()) && !target.startsWith("/dev/");
  }

  private Heap heap() {
    return new Heap(pid(), folder);
  }

  private long pid() {
    return hall.kiosk.application().orElseThrow().pid();
  }

  private void sabotage(String order) throws IOException {
    Agent.load(pid(), folder, order, Saboteur.class);
  }
}
