// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import hall.device.simulator.SimulatorProcess;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// The small window beside an interactive kiosk: lays the card, loads paper, jams, empties, pays.
final class Dock {

  private static final double WIDTH = 300;

  private final Label said = new Label();
  private final VBox column = new VBox(8);

  private Dock() {}

  /// Lets people play until they close the dock.
  static void showUntilClosed(Devices devices, PaymentProcess provider, IssuerProcess issuer)
      throws InterruptedException {
    var closed = new CountDownLatch(1);
    Platform.startup(() -> new Dock().show(devices, provider, issuer, closed));
    closed.await();
  }

  private void show(
      Devices devices, PaymentProcess provider, IssuerProcess issuer, CountDownLatch closed) {
    column.setPadding(new Insets(12));
    section("身份证阅读器 · ID-card reader");
    button("放置身份证 · Lay the card", devices.reader(), "lay resident");
    button("取走身份证 · Take it away", devices.reader(), "remove");
    button("读卡失败一次 · One failed read", devices.reader(), "fault read-failed 1");
    section("扫描仪 · Scanner");
    button("放入 1 页 · Load 1 sheet", devices.scanner(), "load 1");
    button("放入 3 页 · Load 3 sheets", devices.scanner(), "load 3");
    button("第 2 页卡纸 · Jam at sheet 2", devices.scanner(), "jam 2");
    button("清除卡纸 · Clear the jam", devices.scanner(), "clear");
    section("A4 打印机 · A4 printer");
    button("缺纸 · Out of paper", devices.printer(), "paper 0");
    button("加纸 · Refill", devices.printer(), "paper 100");
    section("凭条打印机 · Ticket printer");
    button("缺纸 · Out of paper", devices.ticketPrinter(), "paper end");
    button("加纸 · Refill", devices.ticketPrinter(), "paper full");
    section("缴费 · Payment");
    button("付款 · Pay", () -> provider.control("pay"));
    button("拒付 · Decline", () -> provider.control("decline"));
    button("多付一次 · Pay once more", () -> provider.control("transfer"));
    section("证明打印 · Certificates: the next one is…");
    button("改动过 · Altered", () -> issuer.control("altered"));
    button("加了内容 · Added to", () -> issuer.control("added"));
    button("印章过期 · Sealed by who must not", () -> issuer.control("expired"));
    section("电子证照 · Electronic licences");
    licence("居住证 · Residence permit", devices, issuer, "residence-permit", "good");
    licence("过期的码 · A code too old", devices, issuer, "residence-permit", "code-expired");
    said.setWrapText(true);
    said.setMaxWidth(WIDTH - 24);
    column.getChildren().add(said);
    var stage = new Stage();
    stage.setTitle("Dock");
    stage.setScene(new Scene(column, WIDTH, 1030));
    var screen = Screen.getPrimary().getBounds();
    double kiosk = Math.min(1, screen.getHeight() / Hall.HEIGHT) * Hall.WIDTH;
    stage.setX(Math.min(kiosk + 20, screen.getWidth() - WIDTH));
    stage.setY(40);
    stage.setAlwaysOnTop(true);
    stage.setOnHidden(event -> {
      closed.countDown();
      Platform.exit();
    });
    stage.show();
  }

  /// A phone with the code of a licence is held before the module.
  private void licence(String text, Devices devices, IssuerProcess issuer, String kind, String as) {
    button(text, () -> devices.codeReader().control("scan " + issuer.licence(kind, as)));
  }

  private void section(String title) {
    column.getChildren().add(new Label(title));
  }

  private void button(String text, SimulatorProcess simulator, String command) {
    button(text, () -> simulator.control(command));
  }

  private void button(String text, Callable<String> work) {
    var button = new Button(text);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(event ->
        Thread.ofVirtual()
            .start(() -> {
              var answer = answer(work);
              Platform.runLater(() -> said.setText(answer));
            }));
    column.getChildren().add(button);
  }

  private static String answer(Callable<String> work) {
    try {
      return work.call();
    } catch (Exception e) {
      return "The simulator is gone: " + e.getMessage();
    }
  }
}
