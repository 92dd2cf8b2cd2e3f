// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;
import java.time.Duration;

/// What people come for besides the permit that a [Citizen] applies for, up to the receipt.
record Errands(Hall hall, Citizen citizen, Eye eye) {

  private static final String RENEWED_PERMIT = "442106041001";
  private static final String SOCIAL_SECURITY_CARD = "002014010001";

  /// A module sees again and again what is held before it.
  private static final Duration SEEN_AGAIN = Duration.ofMillis(500);

  /// The permit itself is shown as an electronic licence: by a code that the platform refuses, then
  /// by one that holds.
  void renewsThePermit(String refused, String good) throws IOException, InterruptedException {
    staysFor("residence", RENEWED_PERMIT);
    citizen.readsOnTo("screen-form");
    citizen.type("field-phone", "13800000000");
    citizen.type("field-permit-number", "1101011990");
    chooses("field-reason-work");
    chooses("field-moved-no");
    citizen.live("field-home-address");
    citizen.agree();
    citizen.tap("show-licence");
    citizen.sees("screen-showing");
    holds(refused, "what is wrong with it", () -> eye.sees("licence-problem"));
    holds(good, "that it was taken", () -> eye.sees("take-licence-back"));
    citizen.tap("proceed");
    hall.devices.scanner().control("load 1");
    citizen.scan(1);
    submits();
  }

  /// Applies for a card whose photo is promised for later, after a visit in which images were
  /// agreed to.
  void promisesAPhoto() throws IOException, InterruptedException {
    staysFor("insurance", SOCIAL_SECURITY_CARD);
    citizen.readsOnTo("screen-acting");
    citizen.tap("acting-self");
    citizen.sees("screen-form");
    citizen.type("field-phone", "13800000000");
    chooses("field-holder-self");
    chooses("field-bank-sample-bank");
    chooses("field-delivery-pick-up");
    citizen.tap("proceed");
    citizen.sees("screen-materials");
    citizen.tap("proceed");
    citizen.tap("promise-later");
    submits();
  }

  /// Brings what was promised, as whoever holds the receipt.
  ///
  /// @param receipt what its code says
  void bringsThePhoto(String receipt) throws IOException, InterruptedException {
    citizen.tap("begin-zh");
    citizen.sees("screen-home");
    citizen.tap("service-hand_in");
    citizen.sees("screen-code");
    holds(receipt, "what the case waits for", () -> eye.sees("screen-awaited"));
    citizen.agree();
    hall.devices.scanner().control("load 1");
    citizen.scan(1);
    citizen.tap("proceed");
    citizen.sees("screen-review");
    citizen.submits();
    citizen.seesTheReceipt();
  }

  /// Says without a name what went wrong, and has the slip printed.
  void complains() throws IOException, InterruptedException {
    citizen.tap("another");
    citizen.tap("service-complain");
    citizen.tap("complain-unresolved");
    citizen.tap("phrase-1");
    citizen.tap("proceed");
    citizen.tap("complain-anonymous");
    citizen.sees("screen-complain-check");
    citizen.tap("proceed");
    citizen.sees("complaint-number");
    citizen.tap("print-ticket");
    Wait.until("the slip", () -> eye.sees("complain-slip-out") || eye.sees("complain-slip-taken"));
  }

  /// Looks how far it is, as whoever holds the slip and has no phone.
  ///
  /// @param slip what its code says
  void followsTheComplaint(String slip) throws IOException, InterruptedException {
    citizen.tap("another");
    citizen.tap("service-complain");
    citizen.tap("complain-follow");
    citizen.sees("screen-code");
    holds(slip, "how far it is", () -> eye.sees("screen-followed"));
    citizen.sees("followed-received");
  }

  /// Begins something else, as the same person.
  private void staysFor(String theme, String item) throws IOException, InterruptedException {
    citizen.tap("another");
    citizen.sees("screen-home");
    citizen.tap("service-apply");
    citizen.sees("screen-choose");
    citizen.chooses(theme, item);
  }

  private void chooses(String option) throws IOException, InterruptedException {
    citizen.bringIntoView(option);
    citizen.tap(option);
  }

  private void submits() throws IOException, InterruptedException {
    citizen.commitAndSign();
    citizen.submits();
    citizen.seesTheReceipt();
  }

  /// Holds a code before the module until the screen has an answer.
  private void holds(String code, String what, Wait.Condition answered)
      throws IOException, InterruptedException {
    Wait.until(
        what,
        () -> {
          if (!answered.holds()) {
            hall.devices.codeReader().control("scan " + code);
            Thread.sleep(SEEN_AGAIN);
          }
          return answered.holds();
        });
  }
}
