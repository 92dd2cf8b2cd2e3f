// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A scripted citizen who applies for a residence permit, by looking and tapping alone; keeps count
/// of the waits.
final class Citizen {

  static final String ITEM = "442106041002";

  /// The guard against a second strike (A6) ignores a tap on the same control within half a second;
  /// people are slower anyway, and look first at what has come up under their finger.
  private static final Duration BETWEEN_TAPS_AT_ONE_PLACE = Duration.ofMillis(550);

  /// What the button says that goes on, before the last page.
  private static final String NEXT_PAGE = "看下一页";

  /// Who stays touches the screen every five seconds, for three minutes at most.
  private static final int MOST_TOUCHES = 36;

  private static final int LOOKS_BETWEEN_TOUCHES = 50;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /// Two pulses of the display and some air.
  private static final Duration SETTLING = Duration.ofMillis(50);

  private static final double[][] SIGNATURE = {
    {0.15, 0.35, 0.35, 0.25, 0.25, 0.75},
    {0.45, 0.3, 0.6, 0.28, 0.5, 0.5, 0.62, 0.72},
    {0.7, 0.25, 0.72, 0.75, 0.85, 0.6}
  };

  /// 十, by hand.
  private static final double[][] TEN = {{0.3, 0.5, 0.7, 0.5}, {0.5, 0.2, 0.5, 0.85}};

  private final Eye eye;
  private final Finger finger;
  private final Devices devices;
  private final Optional<Path> album;
  private final List<String> pictures = new ArrayList<>();
  private String lastTapped = "";
  private Rectangle lastPlace = new Rectangle();
  private long lastTapNanos = System.nanoTime();
  private final Map<String, Long> waitedNanos = new LinkedHashMap<>();
  private long deviceMillis;

  /// @param album where a picture of each screen goes, if anywhere
  Citizen(Eye eye, Finger finger, Devices devices, Optional<Path> album) {
    this.eye = eye;
    this.finger = finger;
    this.devices = devices;
    this.album = album;
  }

  /// The names of the pictures taken.
  List<String> pictures() {
    return List.copyOf(pictures);
  }

  /// How long the citizen waited for software; what the devices themselves took is left out.
  long machineMillis() {
    return waits().values().stream().mapToLong(Long::longValue).sum();
  }

  /// The same in milliseconds, by what was tapped before.
  Map<String, Long> waits() {
    var waits = new LinkedHashMap<String, Long>();
    waitedNanos.forEach((id, nanos) -> waits.put(id, Duration.ofNanos(nanos).toMillis()));
    return waits;
  }

  /// How long the wires and mechanics of the devices took while the citizen waited for them.
  long deviceMillis() {
    return deviceMillis;
  }

  void wholeVisitUpToTheReview() throws IOException, InterruptedException {
    identify();
    chooseItem();
    fillForm();
    scanMaterials();
    commitAndSign();
  }

  /// The short way to the form.
  void straightToTheForm() throws IOException, InterruptedException {
    tap("begin-zh");
    startsToApply();
    withDevices(() -> devices.reader().control("lay resident"), "screen-choose");
    fromTheChoiceToTheForm();
  }

  private void fromTheChoiceToTheForm() throws IOException, InterruptedException {
    chooses("residence", ITEM);
    readsOnTo("screen-form");
  }

  /// From the themes to what is to be known of an item.
  void chooses(String theme, String item) throws IOException, InterruptedException {
    sees("theme-" + theme);
    tap("theme-" + theme);
    sees("item-" + item);
    tap("item-" + item);
    sees("screen-notice");
  }

  void identify() throws IOException, InterruptedException {
    sees("screen-attract");
    photograph("attract");
    tap("begin-zh");
    sees("screen-home");
    photograph("home");
    startsToApply();
    photograph("identify");
    withDevices(() -> devices.reader().control("lay resident"), "screen-choose");
    photograph("choose-theme");
  }

  /// From home to where the card is laid.
  void startsToApply() throws IOException, InterruptedException {
    sees("screen-home");
    tap("service-apply");
    sees("screen-identify");
  }

  void chooseItem() throws IOException, InterruptedException {
    tap("tab-department");
    look("departments", () -> !eye.ids("department-").isEmpty());
    waited();
    photograph("choose-department");
    tap("tab-search");
    sees("key-j");
    for (var key : List.of("j", "u", "z", "h", "u")) {
      tap("key-" + key);
    }
    sees("candidate-0");
    tap("candidate-0");
    sees("item-" + ITEM);
    photograph("choose-search");
    tap("tab-theme");
    sees("theme-residence");
    tap("theme-residence");
    sees("item-" + ITEM);
    photograph("choose-item");
    tap("item-" + ITEM);
    sees("screen-notice");
    photograph("notice");
  }

  /// Where items are searched for: a character by its strokes, and one by hand, whose answers are
  /// taken back.
  void entersWithoutPinyin() throws IOException, InterruptedException {
    tap("tab-search");
    sees("key-way");
    tap("key-way");
    draw("drawing-pad", TEN);
    sees("candidate-0");
    tap("key-draw-again");
    tap("key-way");
    for (var stroke : List.of("h", "s", "n", "any")) {
      tap("key-stroke-" + stroke);
    }
    sees("candidate-0");
    for (int i = 0; i < 4; i++) {
      tap("key-backspace");
    }
    tap("tab-theme");
    sees("theme-residence");
  }

  void fillForm() throws IOException, InterruptedException {
    readsOnTo("screen-form");
    photograph("form");
    answers("13800000000");
    photograph("form-filled");
  }

  /// Answers what the form asks.
  void answers(String phone) throws IOException, InterruptedException {
    type("field-phone", phone);
    bringIntoView("field-reason-work");
    tap("field-reason-work");
    live("field-home-address");
    pick("field-since", "202", "2024", "5", "12");
  }

  /// Goes on from the filled form and agrees that papers are scanned.
  void agree() throws IOException, InterruptedException {
    tap("proceed");
    sees("screen-consent");
    photograph("consent");
    tap("proceed");
    sees("screen-materials");
  }

  void scanMaterials() throws IOException, InterruptedException {
    agree();
    photograph("materials");
    devices.scanner().control("load 2");
    scan(2);
    photograph("materials-scanned");
    tap(eye.ids("delete-").getLast());
    look("the deleted page is gone", () -> eye.ids("delete-").size() == 1);
    devices.scanner().control("load 1");
    scan(2);
    tap("proceed");
    look("the second material", () -> eye.ids("delete-").isEmpty());
    waited();
    photograph("materials-second");
    devices.scanner().control("load 1");
    scan(1);
  }

  /// Lets the scanner begin, also where a paper of an earlier case would do.
  void startsToScan() throws IOException, InterruptedException {
    look("how the paper is handed in", () -> eye.sees("scan") || eye.sees("scan-instead"));
    if (eye.sees("scan-instead")) {
      tap("scan-instead");
    }
    tap("scan");
  }

  /// Scans until so many pages stand on the screen.
  void scan(int pages) throws IOException, InterruptedException {
    long before = devices.busyMillis();
    startsToScan();
    look(pages + " pages", () -> eye.ids("delete-").size() == pages && eye.sees("proceed"));
    waited();
    waitedForDevices(devices.busyMillis() - before);
  }

  void commitAndSign() throws IOException, InterruptedException {
    tap("proceed");
    sees("screen-commitment");
    photograph("commitment");
    readsOnTo("screen-sign");
    draw("signature-pad", SIGNATURE);
    look("the signature is there", () -> eye.sees("proceed"));
    photograph("sign");
    tap("proceed");
    sees("screen-review");
    photograph("review");
  }

  /// Calls an attendant and says so, over whatever stands there.
  void callsForHelp() throws IOException, InterruptedException {
    tap("help");
    tap("help-call");
    tap("help-say-come");
  }

  /// Writes to the attendant who was called.
  ///
  /// @param letters small ones
  void writesToTheAttendant(String letters) throws IOException, InterruptedException {
    tap("help-write");
    tap("help-type");
    tap("key-mode");
    for (var letter : letters.chars().mapToObj(Character::toString).toList()) {
      tap("key-" + letter);
    }
    tap("key-done");
    tap("help-send");
  }

  /// The answer came up, and the screen below is still there.
  void seesTheAnswer() throws IOException, InterruptedException {
    sees("help-answer-1");
    tap("stay");
    look("the screen below", () -> !eye.sees("overlay-help"));
  }

  void submits() throws IOException, InterruptedException {
    readsOnTo("screen-submitting");
    photograph("submitting");
  }

  void seesTheReceipt() throws IOException, InterruptedException {
    sees("screen-receipt");
    photograph("receipt");
  }

  /// Asks for the A4 receipt and waits until the printer let go of it.
  void printsA4() throws IOException, InterruptedException {
    tap("print-a4");
    look("the A4 receipt", () -> eye.sees("a4-out"));
    photograph("receipt-printed");
  }

  /// Asks first how far the own cases are, until something stands on the screen.
  void asksForTheOwnCases(String something) throws IOException, InterruptedException {
    tap("begin-zh");
    sees("screen-home");
    tap("service-progress");
    sees("screen-identify");
    withDevices(() -> devices.reader().control("lay resident"), something);
  }

  /// From the own cases to the form, as the same person.
  void goesOnToTheForm() throws IOException, InterruptedException {
    tap("back");
    sees("screen-home");
    tap("service-apply");
    sees("screen-choose");
    fromTheChoiceToTheForm();
  }

  /// Stays after the receipt to see how far the own cases are; the card was read before.
  void looksAtTheOwnCase(String number) throws IOException, InterruptedException {
    tap("another");
    sees("screen-home");
    tap("service-progress");
    sees("case-" + number);
    photograph("cases");
    tap("case-" + number);
    look("the case alone", () -> eye.ids("case-").isEmpty());
    waited();
    photograph("case");
  }

  void leaves() throws IOException, InterruptedException {
    tap("finish");
    sees("screen-thanks");
    photograph("thanks");
    sees("left-card");
    photograph("thanks-left");
    devices.reader().control("remove");
    // With everything taken the visit ends by itself, a while after: whoever goes waits for
    // nothing.
    look("the screen for the next one", () -> eye.sees("screen-attract"));
  }

  void type(String field, String text) throws IOException, InterruptedException {
    bringIntoView(field);
    tap(field);
    sees("key-done");
    for (int i = 0; i < text.length(); i++) {
      tap("key-" + text.charAt(i));
    }
    tap("key-done");
    look("the keys are gone", () -> !eye.sees("key-done"));
    waited();
  }

  /// Picks the divisions of an address and types the door.
  void live(String field) throws IOException, InterruptedException {
    bringIntoView(field);
    tap(field);
    for (var code : List.of("990000000000", "990100000000", "990101000000", "990101001000")) {
      tap("pick-" + code);
    }
    for (var key : List.of("8", "hyphen", "1", "done")) {
      tap("key-" + key);
    }
    look("the keys are gone", () -> !eye.sees("key-done"));
    waited();
  }

  /// Picks a day by decade, year, month and day.
  void pick(String field, String... steps) throws IOException, InterruptedException {
    bringIntoView(field);
    tap(field);
    for (var step : steps) {
      tap("pick-" + step);
    }
    look("the day is picked", () -> eye.sees("part-day"));
    tap("proceed");
    look("the days are gone", () -> !eye.sees("part-day"));
    waited();
  }

  /// Turns the pages of a long screen, by its primary button, until something stands on it.
  void bringIntoView(String id) throws IOException, InterruptedException {
    while (!eye.sees(id)) {
      tap("proceed");
      waited();
      // Whoever looks at once sees the page before, and turns one too many.
      Thread.sleep(BETWEEN_TAPS_AT_ONE_PLACE);
    }
  }

  /// Reads a screen to its last page and goes on to the next one.
  void readsOnTo(String next) throws IOException, InterruptedException {
    find("proceed");
    while (eye.says("proceed").equals(NEXT_PAGE)) {
      tap("proceed");
      Thread.sleep(BETWEEN_TAPS_AT_ONE_PLACE);
    }
    tap("proceed");
    sees(next);
  }

  void tap(String id) throws IOException, InterruptedException {
    var target = find(id);
    if (id.equals(lastTapped) || target.intersects(lastPlace)) {
      Thread.sleep(BETWEEN_TAPS_AT_ONE_PLACE);
    }
    finger.tap(target);
    lastTapped = id;
    lastPlace = target;
    lastTapNanos = System.nanoTime();
  }

  /// The drawing takes its own time; a wait begins when the finger is lifted.
  private void draw(String pad, double[][] strokes) throws IOException, InterruptedException {
    finger.draw(find(pad), strokes);
    lastTapNanos = System.nanoTime();
  }

  /// Where a control stands once it stands still: people do not tap at what is just moving.
  private Rectangle find(String id) throws IOException, InterruptedException {
    var seen = new ArrayList<>(List.of(Optional.<Rectangle>empty()));
    look(
        id + " to tap",
        () -> {
          seen.add(eye.find(id));
          boolean still =
              seen.getLast().isPresent() && seen.getLast().equals(seen.get(seen.size() - 2));
          if (!still) {
            Thread.sleep(SETTLING);
          }
          return still;
        });
    return seen.getLast().orElseThrow();
  }

  /// Stays while something happens elsewhere, for as long as that takes: whoever touches nothing is
  /// asked after a while, and then led out.
  void stays(String until, Wait.Condition happened) throws IOException, InterruptedException {
    for (int touches = 0; touches < MOST_TOUCHES; touches++) {
      tap("contrast");
      for (int looks = 0; looks < LOOKS_BETWEEN_TOUCHES; looks++) {
        if (happened.holds()) {
          return;
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    }
    throw new AssertionError("stayed in vain until " + until);
  }

  /// Waits for what the last tap leads to.
  void sees(String id) throws IOException, InterruptedException {
    look(id + " on the screen", () -> eye.sees(id));
    waited();
  }

  /// Waits; what stands on the glass when it was in vain is photographed.
  private void look(String what, Wait.Condition condition)
      throws IOException, InterruptedException {
    try {
      Wait.until(what, condition);
    } catch (AssertionError e) {
      var picture = Repository.root().resolve("kiosk-app/target/in-vain.png");
      finger.photograph(picture);
      throw new AssertionError(
          e.getMessage() + "; it shows " + eye.ids("screen-") + ", see " + picture, e);
    }
  }

  private void waited() {
    waitedNanos.merge(lastTapped, System.nanoTime() - lastTapNanos, Long::sum);
    lastTapNanos = System.nanoTime();
  }

  /// Something done at a device.
  @FunctionalInterface
  interface Doing {
    void run() throws IOException;
  }

  private void withDevices(Doing doing, String leadsTo) throws IOException, InterruptedException {
    long before = devices.busyMillis();
    lastTapNanos = System.nanoTime();
    doing.run();
    sees(leadsTo);
    waitedForDevices(devices.busyMillis() - before);
  }

  private void waitedForDevices(long millis) {
    deviceMillis += millis;
    waitedNanos.merge(lastTapped, -Duration.ofMillis(millis).toNanos(), Long::sum);
  }

  private void photograph(String name) throws IOException, InterruptedException {
    if (album.isEmpty()) {
      return;
    }
    // The next pulse paints what the scene graph already holds.
    Thread.sleep(Duration.ofMillis(400));
    var file = "%02d-%s.png".formatted(pictures.size() + 1, name);
    finger.photograph(album.get().resolve(file));
    pictures.add(file);
    lastTapNanos = System.nanoTime();
  }
}
