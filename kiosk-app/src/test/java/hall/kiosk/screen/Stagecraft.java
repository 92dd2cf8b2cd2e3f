// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Signature.Stroke;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.ChineseInput;
import hall.kiosk.screen.kit.TapGuard;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/// A glass in a scene without a window; every tap is a second after the one before.
final class Stagecraft {

  /// A character of extension B that no font of a kiosk has.
  static final String NOWHERE = Character.toString(0x2A6D5);

  final List<Event> events = new ArrayList<>();
  final Glass glass;
  final Steady steady;
  final Scene scene;

  /// What is heard.
  final Ear ear = new Ear();

  private final AtomicLong nanos = new AtomicLong();

  /// The clock of the keypad.
  final AtomicLong keys = new AtomicLong();

  private Stagecraft(Panel panel, Optional<ChineseInput> chinese) {
    glass =
        new Glass(
            panel,
            events::add,
            Samples::page,
            chinese,
            Optional.of(ear),
            new TapGuard(() -> nanos.addAndGet(1_000_000_000L)));
    scene = new Scene(glass.root(), panel.widthPx(), panel.heightPx());
    scene.setUserAgentStylesheet(Glass.styleSheet());
    steady = new Steady(glass::show);
    KioskWindow.listen(
        scene, glass, steady, new Keypad(glass.focus(), glass.narration(), events::add, keys::get));
  }

  static Stagecraft on(Panel panel) {
    return on(panel, Optional.of(new Pinyin()));
  }

  static Stagecraft on(Panel panel, Optional<ChineseInput> chinese) {
    return Toolkit.on(() -> new Stagecraft(panel, chinese));
  }

  /// Shows and lays out, until what is told after layout is laid out too.
  void show(State state) {
    Toolkit.on(() -> {
      glass.show(state);
      layout();
      return true;
    });
    settle();
  }

  void settle() {
    for (int pass = 0; pass < 2; pass++) {
      Toolkit.on(() -> {
        layout();
        return true;
      });
    }
  }

  private void layout() {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    // What a window's pulse would do.
    glass.settle();
  }

  void tap(String id) {
    Toolkit.on(() -> {
      Taps.tap(node(id).orElseThrow(() -> new AssertionError("no " + id + " on the screen")));
      return true;
    });
    settle();
  }

  /// The node of this id that can be seen.
  Optional<Node> node(String id) {
    return all().stream().filter(node -> id.equals(node.getId())).findFirst();
  }

  /// Every node that can be seen, in the order of painting.
  List<Node> all() {
    var all = new ArrayList<Node>();
    collect(scene.getRoot(), all);
    return all;
  }

  /// What can be seen and is not covered by a question.
  List<Node> seen() {
    var all = all();
    for (int i = 0; i < all.size(); i++) {
      var id = all.get(i).getId();
      if (id != null && id.startsWith("overlay-")) {
        return all.subList(i, all.size());
      }
    }
    return all;
  }

  private static void collect(Node node, List<Node> into) {
    if (node.isVisible()) {
      into.add(node);
      if (node instanceof Parent parent) {
        parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
      }
    }
  }

  /// Offers the same for all letters; strokes and drawings stand for rare characters, of which one
  /// is in no font.
  static final class Pinyin implements ChineseInput {
    int forgotten;

    @Override
    public Set<Way> ways() {
      return EnumSet.allOf(Way.class);
    }

    @Override
    public List<String> byStrokes(String strokes) {
      return strokes.startsWith("zz") ? List.of() : List.of("𠮷", NOWHERE, "㛃", "犇", "鑫");
    }

    @Override
    public List<String> drawn(List<Stroke> drawing) {
      return List.of("国", "图", "围", "因", "固", "圆", "困", "团", "四", "圃")
          .subList(0, Math.max(1, 11 - drawing.size()));
    }

    @Override
    public List<String> candidates(String pinyin) {
      return pinyin.startsWith("v")
          ? List.of()
          : List.of("示范", "是", "十", "市场", "时间", "事", "使用", "世界", "师", "实施", "式");
    }

    @Override
    public void forget() {
      forgotten++;
    }
  }
}
