// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.idcard.IdCard;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Visits that only the journey itself makes.
public final class VisitSample {

  private VisitSample() {}

  /// A paper of an earlier case.
  public static Reusable kept(String material) {
    return new Reusable(
        material,
        "TE44011350000011705442106041002202605030001",
        "d1",
        LocalDate.of(2026, 5, 3),
        new LocalText("申领居住证", "Apply for a residence permit"),
        "application/pdf",
        2,
        1234,
        "0".repeat(64));
  }

  /// A visit to which an earlier paper is offered.
  public static Visit offered(Visit visit, Reusable paper) {
    return visit.with(visit.reuse().asked(1).offered(List.of(paper)));
  }

  /// The same, which has taken it.
  public static Visit taken(Visit visit, Reusable paper) {
    var offered = offered(visit, paper);
    return offered.with(offered.reuse().with(paper));
  }

  /// The same, whose server would not have it after all.
  public static Visit refused(Visit visit, Reusable paper, Reuse.Why why) {
    var taken = taken(visit, paper);
    return taken.with(taken.reuse().refused(Map.of(paper.material(), why)));
  }

  /// The same, which looks at it.
  ///
  /// @param page absent while it is fetched
  public static Visit looking(Visit visit, Reusable paper, Optional<PageRef> page, boolean failed) {
    var offered = offered(visit, paper);
    var look = new Reuse.Look(1, paper, page, failed);
    return offered.with(offered.reuse().looking(Optional.of(look)));
  }

  /// Somebody who acts for somebody else, by that one's card or by a copy.
  public static Visit actingFor(Visit agent, Optional<IdCard> card) {
    return agent.with(new Principal(card));
  }
}
