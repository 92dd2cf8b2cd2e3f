// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.device.DeviceFault.Owner;
import hall.kiosk.journey.Lines;
import hall.kiosk.journey.Lines.Lane;
import hall.kiosk.journey.Lines.Line;
import hall.kiosk.journey.Lines.Standing;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.QueueNumber;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.State.Overlay;
import hall.kiosk.journey.Visit;
import hall.kiosk.journey.Visit.Look;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/// The screens on which somebody takes a number.
final class NumberStates {

  private static final LocalText GENERAL = new LocalText("综合窗口", "General services");
  private static final LocalText SOCIAL =
      new LocalText("社会保障和医疗保险", "Social security and health insurance");

  private final Look look;
  private final Map<String, State> states = new LinkedHashMap<>();

  private NumberStates(Look look) {
    this.look = look;
  }

  static Map<String, State> all(Look look) {
    var samples = new NumberStates(look);
    samples.windows();
    samples.numbered();
    return samples.states;
  }

  private void windows() {
    var stranger = Visit.begin(look.language()).with(look);
    var live = lines(true, Standing.OPEN);
    put("windows-asking", stranger, windows(Optional.empty(), false, Optional.empty()));
    put("windows", stranger, windows(Optional.of(live), false, Optional.empty()));
    put("windows-disabled", stranger, windows(Optional.of(live), true, Optional.empty()));
    put(
        "windows-refused",
        stranger,
        windows(
            Optional.of(live),
            false,
            Optional.of(new LocalText("这个窗口现在不发号了。", "This window gives no more numbers now."))));
    put(
        "windows-away",
        stranger,
        windows(Optional.of(lines(false, Standing.NO_NUMBERS)), false, Optional.empty()));
    put("windows-unknown", stranger, windows(Optional.of(Lines.UNKNOWN), false, Optional.empty()));
    put(
        "windows-none",
        stranger,
        windows(
            Optional.of(new Lines(Optional.of(LocalTime.of(9, 12)), true, List.of())),
            false,
            Optional.empty()));
    put(
        "windows-elderly",
        stranger.with(
            Samples.card(), Objects.requireNonNull(Samples.card().birthDate()).plusYears(71)),
        windows(Optional.of(live), false, Optional.empty()));
  }

  private void numbered() {
    var stranger = Visit.begin(look.language()).with(look);
    var served = number(Lane.ORDINARY, false, OptionalInt.of(12));
    put("numbered-taking", stranger, numbered(Optional.empty(), new Paper.NotAsked()));
    put("numbered-printing", stranger, numbered(Optional.of(served), new Paper.Printing(9)));
    put("numbered", stranger, numbered(Optional.of(served), new Paper.Out(true)));
    put(
        "numbered-taken",
        stranger,
        numbered(Optional.of(number(Lane.ELDERLY, false, OptionalInt.empty())), new Paper.Taken()));
    put(
        "numbered-alone",
        stranger,
        numbered(
            Optional.of(number(Lane.DISABLED, true, OptionalInt.empty())), new Paper.Out(false)));
    put(
        "numbered-no-paper",
        stranger,
        numbered(
            Optional.of(served),
            new Paper.Failed(
                Optional.of(
                    SampleStates.fault(
                        Owner.ATTENDANT,
                        "media-empty",
                        "小票打印机没有纸了。",
                        "The ticket printer is out of paper.")))));
    put("numbered-no-printer", stranger, numbered(Optional.of(served), new Paper.NoPrinter()));
    put("numbered-withdrawn", stranger, numbered(Optional.of(served), new Paper.Withdrawn()));
  }

  private void put(String name, Visit visit, Stage stage) {
    states.put(name, new State.Visiting(3, Samples.terminal(), visit, stage, Overlay.NONE));
  }

  private static Stage windows(
      Optional<Lines> lines, boolean disabled, Optional<LocalText> problem) {
    return new Stage.Windows(7, lines, disabled, problem);
  }

  private static Stage numbered(Optional<QueueNumber> number, Paper paper) {
    return new Stage.Numbered(7, number, paper);
  }

  private static Lines lines(boolean live, Standing second) {
    return new Lines(
        Optional.of(LocalTime.of(9, 12)),
        live,
        List.of(
            line(1, "A", GENERAL, Standing.OPEN, 8),
            line(2, "B", SOCIAL, second, 0),
            line(3, "C", new LocalText("不动产登记", "Property register"), Standing.NOT_YET, 0),
            line(4, "D", new LocalText("企业开办", "Business start-up"), Standing.NO_MORE, 2),
            line(5, "E", new LocalText("出入境", "Exit and entry"), Standing.CLOSED_TODAY, 0)));
  }

  private static Line line(long id, String prefix, LocalText name, Standing standing, int waiting) {
    return new Line(
        id,
        prefix,
        name,
        standing,
        Optional.of(LocalTime.of(13, 30)),
        Optional.of(LocalTime.of(16, 40)),
        OptionalInt.of(waiting),
        waiting > 5 ? OptionalInt.of(25) : OptionalInt.empty(),
        70);
  }

  private static QueueNumber number(Lane lane, boolean alone, OptionalInt minutes) {
    return new QueueNumber(
        alone ? "A987" : "A012",
        GENERAL,
        lane,
        alone,
        alone ? OptionalInt.empty() : OptionalInt.of(3),
        minutes,
        LocalDateTime.of(2026, 11, 1, 9, 12));
  }
}
