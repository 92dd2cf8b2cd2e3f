// SPDX-License-Identifier: Apache-2.0
package hall.device.ticket;

import java.util.Optional;

/// Models that differ from the common one in one thing each.
final class TicketModels {

  private TicketModels() {}

  static EscPosModel glyphs(Glyphs glyphs) {
    return model(glyphs, true, Cut.FEED_PARTIAL, Optional.empty());
  }

  static EscPosModel withoutQr() {
    return model(Glyphs.GB18030, false, Cut.FEED_PARTIAL, Optional.empty());
  }

  static EscPosModel cut(Cut cut) {
    return model(Glyphs.GB18030, true, cut, Optional.empty());
  }

  static EscPosModel presenting(Presenter presenter) {
    return model(Glyphs.GB18030, true, Cut.FULL, Optional.of(presenter));
  }

  private static EscPosModel model(
      Glyphs glyphs, boolean qr, Cut cut, Optional<Presenter> presenter) {
    return new EscPosModel("test", 576, glyphs, qr, cut, 24, true, true, true, true, presenter);
  }
}
