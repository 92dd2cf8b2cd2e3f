// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.io.IOException;

/// Citizens in a hurry: what they do reaches the session loop without a finger; cards, paper,
/// screens, server and tickets are as with everybody.
record Crowd(TimedHall.Agent kiosk, Eye eye, Devices devices) {

  /// Every fifth thinks better of it with pages scanned; the others submit.
  void visit(int number) throws IOException, InterruptedException {
    sees("screen-attract");
    does("Begin");
    sees("screen-home");
    // Its tile says so where it can't begin at this moment.
    sees("service-apply");
    does("StartService");
    sees("screen-identify");
    lay();
    does("ChooseItem " + Citizen.ITEM);
    sees("screen-notice");
    does("Proceed");
    sees("screen-form");
    does("Answer phone 13800000000");
    does("Answer reason work");
    does("Answer home-address 990101001000|示例省/示例市/示范区/和平街道|8-1");
    does("Answer since 2024-05-12");
    does("Proceed");
    sees("screen-consent");
    does("Proceed");
    sees("screen-materials");
    scan();
    devices.reader().control("remove");
    if (number % 5 == 0) {
      does("Cancel");
      does("Leave");
      return;
    }
    does("Proceed");
    Wait.until("the second material", () -> eye.ids("delete-").isEmpty());
    scan();
    does("Proceed");
    sees("screen-commitment");
    does("Proceed");
    sees("screen-sign");
    does("Draw");
    does("Proceed");
    sees("screen-review");
    does("Proceed");
    sees("screen-receipt");
    does("Finish");
    sees("screen-thanks");
    does("Finish");
  }

  /// Whoever comes before the kiosk saw the last card go is told that it is another's, and does as
  /// the screen says.
  private void lay() throws IOException, InterruptedException {
    devices.reader().control("lay resident");
    Wait.until("the card", () -> eye.sees("screen-choose") || eye.sees("problem-card-left"));
    if (eye.sees("problem-card-left")) {
      devices.reader().control("remove");
      Wait.until("the card is gone", () -> !eye.sees("problem-card-left"));
      devices.reader().control("lay resident");
      sees("screen-choose");
    }
  }

  /// Whichever way the screen offers at the moment: the server may answer meanwhile that it has the
  /// paper, and papers that lie there already are told once to be another's.
  private void scan() throws IOException, InterruptedException {
    devices.scanner().control("load 1");
    Wait.until(
        "a page",
        () -> {
          if (eye.ids("delete-").size() == 1) {
            return true;
          }
          if (eye.sees("scan-instead")) {
            does("ScanInstead");
          } else if (eye.sees("scan")) {
            does("Scan");
          }
          return false;
        });
  }

  private void does(String event) throws IOException {
    kiosk.ask(event);
  }

  private void sees(String screen) throws IOException, InterruptedException {
    try {
      Wait.until(screen, () -> eye.sees(screen));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; it shows " + eye.ids(""), e);
    }
  }
}
