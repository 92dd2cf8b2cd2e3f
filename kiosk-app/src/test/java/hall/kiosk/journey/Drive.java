// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.kiosk.journey.State.Visiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Drives the journey by events and remembers what was shown, and what the last one asked for.
final class Drive {

  private final List<State> shown = new ArrayList<>();
  private Step step;

  Drive(Terminal terminal) {
    come(Journey.start(terminal));
  }

  void does(Event event) {
    come(Journey.next(step.state(), event));
  }

  /// Goes on from there.
  void set(State state) {
    come(Step.to(state));
  }

  private void come(Step next) {
    step = next;
    shown.add(next.state());
  }

  /// All that was shown, in order.
  List<State> shown() {
    return shown;
  }

  State state() {
    return step.state();
  }

  Visiting visiting() {
    return (Visiting) step.state();
  }

  ServiceItem item() {
    return visiting().visit().item();
  }

  List<Effect> effects() {
    return step.effects();
  }

  <T extends Effect> T effect(Class<T> type) {
    return step.effects().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no " + type.getSimpleName() + " in " + step.effects()));
  }

  void toCard() {
    does(new Event.Begin(Language.ZH_CN));
    does(new Event.StartService(Service.APPLY));
  }

  void toChoose() {
    toCard();
    does(
        new Event.CardRead(
            effect(Effect.ReadCard.class).operation(), Samples.card(), Samples.TODAY));
  }

  void toForm() {
    toChoose();
    does(new Event.ChooseItem("442106041002"));
    does(new Event.Proceed());
  }

  void toConsent() {
    toForm();
    does(new Event.Answer("phone", "13800000000"));
    does(new Event.Answer("reason", "work"));
    does(new Event.Answer("since", "2025-05-01"));
    does(new Event.Answer("home-address", Samples.ADDRESS));
    does(new Event.Proceed());
  }

  void toMaterials() {
    toConsent();
    does(new Event.Proceed());
  }

  void toReview() {
    toMaterials();
    for (int i = 0; i < 2; i++) {
      scansOne();
    }
    commitsAndSigns();
  }

  /// Scans one page of a material and goes on.
  void scansOne() {
    does(new Event.Scan());
    long scan = effect(Effect.Scan.class).operation();
    does(new Event.PageScanned(scan, new PageRef("page-" + scan, 10, 10)));
    does(new Event.ScanEnded(scan, Optional.empty()));
    does(new Event.Proceed());
  }

  void commitsAndSigns() {
    does(new Event.Proceed());
    does(
        new Event.Draw(
            new Signature.Stroke(
                List.of(new Signature.Point(0.1, 0.1), new Signature.Point(0.9, 0.3)))));
    does(new Event.Proceed());
  }

  void toReceipt() {
    toReview();
    does(new Event.Proceed());
    var held = new Delivery.Held("ZC-20261101-EEEEEEEEEE", "https://localhost/q/x");
    does(new Event.Stored(effect(Effect.Submit.class).operation(), held));
    does(
        new Event.Accepted(
            new Delivery.Submitted(
                held.localNumber(),
                "TE44011350000011705442106041002202611010001",
                "2026-11-01T09:00:00+08:00",
                "https://localhost/q/y")));
  }
}
