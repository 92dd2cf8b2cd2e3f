// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import hall.kiosk.screen.kit.Frame;
import hall.kiosk.screen.kit.Kit;
import java.util.Optional;
import java.util.function.Consumer;

/// The turn of a screen in which one text is typed: a [TextPage] stands on its frame until it is
/// done, and then the screen itself again.
public final class TextTurn {

  private final Kit kit;
  private final Frame frame;
  private final Runnable back;
  private Optional<TextPage> page = Optional.empty();

  /// @param back shows the screen itself
  public TextTurn(Kit kit, Frame frame, Runnable back) {
    this.kit = kit;
    this.frame = frame;
    this.back = back;
  }

  /// While keys are on the glass nothing moves below the fingers.
  public boolean on() {
    return page.isPresent();
  }

  /// Puts the keys on the frame.
  ///
  /// @param id of the box
  /// @param longest in characters
  /// @param changed told after every key
  public void begin(String id, String asked, String before, int longest, Consumer<String> changed) {
    var typing = new TextPage(kit, id, asked, before, longest, changed, this::done);
    page = Optional.of(typing);
    frame.show(typing.root());
    frame
        .footer()
        .proceed(kit.say("copy.for.done"), typing::finish)
        .back(typing::finish)
        .enable(true);
  }

  private void done() {
    close();
    back.run();
  }

  /// Forgets the text.
  public void close() {
    page.ifPresent(TextPage::close);
    page = Optional.empty();
  }
}
