// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.ServiceItem.Commitment;
import hall.kiosk.journey.ServiceItem.Department;
import hall.kiosk.journey.ServiceItem.Limits;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.ServiceItem.Result;
import hall.kiosk.journey.ServiceItem.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A case that papers can be brought for, and how it was opened: by the card of its applicant, or
/// by a receipt, whose bearer may be anybody and learns no more than how far it is and which papers
/// are awaited.
///
/// @param number of the case
/// @param receipt what opened it; absent where the card did
/// @param progress how far it is; absent where the card's page has told it, and from an older
///   server
/// @param atTerminal whether what is to be corrected can be brought to a terminal
/// @param whole the life event (一件事) that the receipt is of, with its other cases
public record HandIn(
    String number,
    Optional<ReceiptCode> receipt,
    LocalText item,
    LocalText department,
    OwnCase.Standing standing,
    Optional<CaseProgress> progress,
    boolean atTerminal,
    List<AwaitedPaper> papers,
    Optional<Whole> whole) {

  /// A life event, and those of its cases that stand beside this one.
  public record Whole(LocalText name, List<Other> others) {
    public Whole {
      others = List.copyOf(others);
    }
  }

  /// How far another case is.
  ///
  /// @param progress without a trail
  public record Other(LocalText item, LocalText department, CaseProgress progress) {}

  /// What the server says to a receipt.
  public sealed interface Answer {}

  public record Told(HandIn waiting) implements Answer {}

  /// It was the slip of a complaint.
  public record Followed(GrievanceProgress progress) implements Answer {}

  /// The paper opens nothing.
  public record Unknown(ReceiptCode.Kind paper) implements Answer {}

  /// The server can't be asked now.
  public record Unanswered() implements Answer {}

  public HandIn {
    papers = List.copyOf(papers);
  }

  static HandIn of(OwnCase one) {
    return new HandIn(
        one.number(),
        Optional.empty(),
        one.item(),
        one.department(),
        one.standing(),
        Optional.empty(),
        one.atTerminal(),
        one.papers(),
        Optional.empty());
  }

  /// Whether every paper must come: what was asked for all comes at once, and nobody hands in
  /// nothing.
  private boolean must(AwaitedPaper paper) {
    return paper.why() == AwaitedPaper.Why.CORRECTION || papers.size() == 1;
  }

  /// As the steps that scan see it: an item that asks for nothing but these papers.
  ServiceItem asItem() {
    return new ServiceItem(
        "",
        "",
        0,
        item,
        List.of(),
        List.of(),
        new Department("", department),
        item,
        List.of(),
        new Limits(0, 0, 0),
        new Result(item, List.of()),
        item,
        List.of(),
        List.of(),
        papers.stream()
            .map(paper ->
                new Material(
                    paper.material(),
                    paper.name(),
                    paper.guidance(),
                    must(paper) ? Necessity.REQUIRED : Necessity.OPTIONAL,
                    Source.SCAN,
                    paper.maxPages(),
                    OptionalInt.empty(),
                    false,
                    paper.showable()))
            .toList(),
        Commitment.NONE,
        Optional.empty(),
        List.of(),
        false);
  }

  /// Never whose case it is.
  @Override
  public String toString() {
    return "HandIn[%d papers]".formatted(papers.size());
  }
}
