// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.sign;

import hall.kiosk.journey.Event;
import hall.kiosk.journey.Signature;
import hall.kiosk.journey.State;
import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Icon;
import hall.kiosk.screen.kit.InkPad;
import hall.kiosk.screen.kit.Kit;
import hall.kiosk.screen.kit.Metrics.Role;
import hall.kiosk.screen.kit.Screen;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// Sign by finger.
public final class SignScreen implements Screen {

  private final Kit kit;
  private final Frame frame;
  private final InkPad pad;
  private final Label hint;
  private final Button clear;

  public SignScreen(Kit kit, State.Visiting state) {
    this.kit = kit;
    frame = new Frame(kit, "sign", state, kit.say("sign.title"), kit.say("sign.sentence"));
    var metrics = kit.metrics();
    double width =
        metrics.narrow()
            ? metrics.widthPx() * 0.55
            : metrics.landscape() ? metrics.heightPx() * 0.9 : metrics.widthPx() * 0.9;
    pad = pad(kit, Math.floor(width));
    hint = kit.text(Role.BODY, kit.say("sign.hint"), "muted");
    hint.setId("signature-hint");
    clear =
        kit.button("clear-signature", kit.say("sign.clear"), Icon.DELETE, this::clear, "secondary");
    if (metrics.landscape() && !metrics.narrow()) {
      frame.show(new HBox(kit.px(6), pad, Kit.grow(new VBox(kit.px(6), hint, clear))));
    } else {
      var body = new VBox(kit.px(5), pad, hint, clear);
      body.setAlignment(Pos.TOP_CENTER);
      frame.show(body);
    }
    frame.footer().proceed(kit.say("sign.done"));
    update(state);
  }

  private static InkPad pad(Kit kit, double width) {
    double height = Math.floor(width * Signature.HEIGHT);
    var base = new Line(width * 0.06, height * 0.82, width * 0.94, height * 0.82);
    base.getStyleClass().add("pad-line");
    base.setManaged(false);
    return new InkPad(
        width,
        height,
        "signature-pad",
        kit.say("sign.spoken"),
        List.of(base),
        stroke -> kit.emit().accept(new Event.Draw(stroke)));
  }

  private void clear() {
    pad.clear();
    kit.emit().accept(new Event.ClearSignature());
  }

  @Override
  public Frame frame() {
    return frame;
  }

  @Override
  public void update(State.Visiting state) {
    var signature = state.visit().signature();
    pad.show(signature.strokes());
    frame.footer().enable(signature.drawn());
    clear.setDisable(signature.strokes().isEmpty());
    hint.setText(
        kit.say(
            signature.strokes().isEmpty()
                ? "sign.hint"
                : signature.drawn() ? "sign.enough" : "sign.short"));
  }

  @Override
  public void close() {
    pad.clear();
  }
}
