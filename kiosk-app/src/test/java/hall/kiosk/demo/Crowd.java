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
    does("StartService");
    sees("screen-identify");
    devices.reader().control("lay resident");
    sees("screen-choose");
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

  private void scan() throws IOException, InterruptedException {
    devices.scanner().control("load 1");
    does("Scan");
    Wait.until("a page", () -> eye.ids("delete-").size() == 1);
  }

  private void does(String event) throws IOException {
    kiosk.ask(event);
  }

  private void sees(String screen) throws IOException, InterruptedException {
    Wait.until(screen, () -> eye.sees(screen));
  }
}
