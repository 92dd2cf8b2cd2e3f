// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.materials;

import hall.device.DeviceFault;
import hall.kiosk.journey.CopyJob;
import hall.kiosk.journey.CopyStep;
import hall.kiosk.journey.Grievance;
import hall.kiosk.journey.GrievanceStep;
import hall.kiosk.journey.Licence;
import hall.kiosk.journey.PageRef;
import hall.kiosk.journey.Reusable;
import hall.kiosk.journey.Reuse;
import hall.kiosk.journey.ServiceItem.Material;
import hall.kiosk.journey.ServiceItem.Necessity;
import hall.kiosk.journey.Showing;
import hall.kiosk.journey.Stage;
import hall.kiosk.journey.State;
import hall.kiosk.journey.Terminal.Ability;
import hall.kiosk.journey.Terminal.Peripheral;
import hall.kiosk.journey.Visit;
import java.util.List;
import java.util.Optional;

/// What decides the picture of this screen; the rest of the state may change without a new one.
///
/// @param count of the materials to scan
/// @param replacing the page that is to be scanned once more
/// @param bothSides whether the scanner can take them
/// @param promised whether the citizen hands it in later
/// @param reuse what was handed in before and may stand for it, or does
/// @param showable whether an electronic licence may be shown instead
record Situation(
    Material material,
    int index,
    int count,
    boolean scanning,
    Optional<DeviceFault> problem,
    Optional<String> replacing,
    List<PageRef> pages,
    boolean bothSides,
    boolean promised,
    Reused reuse,
    boolean showable) {

  /// A paper of an earlier case.
  ///
  /// @param offer that may be taken instead of scanning
  /// @param taken that stands for the scan
  /// @param look the one that is looked at
  /// @param refused why the server would not have it after all
  /// @param forOther whether it is somebody else's than who is here (代办)
  record Reused(
      Optional<Reusable> offer,
      Optional<Reusable> taken,
      Optional<Reuse.Look> look,
      Optional<Reuse.Why> refused,
      boolean forOther) {}

  static Situation of(State.Visiting state) {
    return switch (state.stage()) {
      case Stage.Materials at -> of(state, at, state.visit().item().toScan());
      case Stage.Copy(CopyStep.Papers(_, var scan)) -> of(state, scan, List.of(CopyJob.document()));
      case Stage.Complain(GrievanceStep.Papers(_, var scan)) ->
          of(state, scan, List.of(Grievance.papers()));
      case Stage any -> throw new IllegalStateException("nothing is scanned page by page here");
    };
  }

  private static Situation of(State.Visiting state, Stage.Materials at, List<Material> materials) {
    var material = materials.get(at.index());
    var scanner = Optional.ofNullable(state.terminal().faults().get(Peripheral.SCANNER));
    return new Situation(
        material,
        at.index(),
        materials.size(),
        at.scanning().isPresent(),
        at.problem().or(() -> scanner),
        at.replacing(),
        state.visit().pagesOf(material.id()),
        state.terminal().abilities().contains(Ability.BOTH_SIDES),
        state.visit().later().contains(material.id()),
        reused(state.visit(), material),
        Showing.offered(state, material));
  }

  private static Reused reused(Visit visit, Material material) {
    var reuse = visit.reuse();
    return new Reused(
        visit.offered(material.id()),
        reuse.takenFor(material.id()),
        reuse.look().filter(look -> look.paper().material().equals(material.id())),
        visit.refused(material.id()),
        visit.principal().isPresent());
  }

  /// Whether there is nothing left to do for the paper.
  private boolean there() {
    return !pages.isEmpty() || reuse.taken().isPresent();
  }

  Optional<PageRef> page(String id) {
    return pages.stream().filter(page -> page.id().equals(id)).findFirst();
  }

  /// As people count: the first page is 1.
  int number(PageRef page) {
    return pages.indexOf(page) + 1;
  }

  /// The page to be scanned once more.
  Optional<PageRef> again() {
    return replacing.flatMap(this::page);
  }

  /// Whether the way on is open.
  boolean enough() {
    return switch (material.necessity()) {
      case REQUIRED -> there();
      case OPTIONAL -> true;
      case SUPPLEMENT_LATER -> promised || there();
    };
  }

  /// Whether the paper may still be promised.
  boolean mayComeLater() {
    return material.necessity() == Necessity.SUPPLEMENT_LATER && !there() && !promised;
  }

  boolean full() {
    return pages.size() >= material.maxPages();
  }

  /// What was shown instead of a paper.
  Optional<Licence> licence() {
    return Licence.of(pages);
  }

  /// Whether it belongs to an application, which may ask for more than one.
  boolean ofItem() {
    return !forCopy() && !material.id().equals(Grievance.PAGES);
  }

  boolean forCopy() {
    return material.id().equals(CopyJob.PAGES);
  }

  boolean last() {
    return index + 1 == count;
  }
}
