// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.kit;

import hall.device.DeviceFault;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.Paper;
import hall.kiosk.journey.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.layout.Region;

/// Copies as they come out, told no better than the printer knows.
public final class CopiesOutScreen implements Screen {

  private final Kit kit;
  private final Frame frame;

  /// What is known.
  ///
  /// @param name of the screen
  /// @param words the prefix of the sentences that are its own: `.out.done`, `.out.original`,
  ///   `.out.gone`
  /// @param out whole copies that surely came out of a print that stopped
  public record Told(String name, String words, int copies, Paper paper, OptionalInt out) {
    private boolean busy() {
      return paper instanceof Paper.Printing;
    }
  }

  public CopiesOutScreen(Kit kit, State.Visiting state, Told now) {
    this.kit = kit;
    frame = new Frame(kit, now.name(), state, "");
    var blocks = new ArrayList<Region>(told(now));
    if (!now.busy()) {
      blocks.add(
          Note.of(
              kit,
              Note.Kind.INFO,
              kit.say(now.words() + ".out.original"),
              kit.say(now.words() + ".out.gone")));
    }
    frame.pages(blocks);
    footer(now);
  }

  private void footer(Told now) {
    var footer = frame.footer();
    switch (now.paper()) {
      case Paper.Printing _ -> footer.empty();
      case Paper.Failed _ ->
          footer.withoutLeave().proceed("finish", kit.say("copy.out.stop"), new Event.Finish());
      case Paper any ->
          footer
              .withoutLeave()
              .aside("another", kit.say("receipt.another"), Icon.PLUS, new Event.Another())
              .proceed("finish", kit.say("receipt.finish"), new Event.Finish());
    }
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    // What becomes of the paper gets a screen of its own.
  }

  private List<Region> told(Told now) {
    int copies = now.copies();
    return switch (now.paper()) {
      case Paper.Out(var confirmed) ->
          List.of(
              note(
                  confirmed ? "copies-out" : "copies-sent",
                  confirmed ? Note.Kind.GOOD : Note.Kind.WARM,
                  confirmed ? Icon.CIRCLE_CHECK : Icon.PRINTER,
                  kit.say(confirmed ? now.words() + ".out.done" : "copy.out.sent"),
                  kit.count(confirmed ? "copy.out.take" : "copy.out.count", copies)));
      case Paper.Failed(var fault) -> failed(now, fault);
      case Paper any ->
          List.of(
              note(
                  "copies-printing",
                  Note.Kind.INFO,
                  Icon.PRINTER,
                  kit.say("copy.out.printing"),
                  kit.count("copy.out.printing.more", copies)));
    };
  }

  private List<Region> failed(Told now, Optional<DeviceFault> fault) {
    var how =
        now.out().isEmpty()
            ? kit.say("copy.out.unknown")
            : now.out().getAsInt() == 0
                ? kit.say("copy.out.none")
                : kit.count("copy.out.some", now.out().getAsInt());
    var stopped =
        note("copies-stopped", Note.Kind.WARM, Icon.WARNING, kit.say("copy.out.stopped"), how);
    var why =
        fault
            .map(known ->
                kit.language() == Language.ZH_CN ? known.message().zhCn() : known.message().en())
            .orElseGet(() -> kit.say("paper.silent"));
    return List.of(
        stopped, Note.of(kit, Note.Kind.INFO, Icon.TOOL, why, List.of(kit.say("copy.out.again"))));
  }

  private Region note(String id, Note.Kind kind, Icon icon, String title, String line) {
    var note = Note.big(kit, kind, icon, title, line);
    note.setId(id);
    return note;
  }
}
