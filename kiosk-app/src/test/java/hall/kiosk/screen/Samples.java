// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen;

import hall.device.idcard.IdCard;
import hall.device.idcard.Photo;
import hall.kiosk.config.CatalogueJson;
import hall.kiosk.journey.Catalogue;
import hall.kiosk.journey.ForStaff;
import hall.kiosk.journey.Language;
import hall.kiosk.journey.LocalText;
import hall.kiosk.journey.Questions;
import hall.kiosk.journey.ServiceItem;
import hall.kiosk.journey.ServiceItem.Field;
import hall.kiosk.journey.Signature;
import hall.kiosk.journey.Signature.Point;
import hall.kiosk.journey.Signature.Stroke;
import hall.kiosk.journey.Terminal;
import hall.kiosk.journey.Terminal.Timeouts;
import hall.kiosk.journey.Visit;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/// What the sample states are made of.
final class Samples {

  /// 21.5 inches, upright.
  static final Panel PORTRAIT = panel(1080, 1920, 4.03, 780);

  /// 21.5 inches, lying.
  static final Panel LANDSCAPE = panel(1920, 1080, 4.03, 853);

  /// 19 inches.
  static final Panel FIVE_TO_FOUR = panel(1280, 1024, 3.4, 850);

  /// By the name of their shape.
  static final Map<String, Panel> PANELS = panels();

  static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private static final Catalogue CATALOGUE = read();

  private static final Map<String, byte[]> PAGES = new ConcurrentHashMap<>();

  private Samples() {}

  private static Map<String, Panel> panels() {
    var panels = new LinkedHashMap<String, Panel>();
    for (var panel : List.of(PORTRAIT, LANDSCAPE, FIVE_TO_FOUR)) {
      panels.put(panel.widthPx() + "x" + panel.heightPx(), panel);
    }
    return panels;
  }

  private static Panel panel(int width, int height, double pxPerMm, int lowerEdgeMm) {
    return new Panel(width, height, pxPerMm, OptionalInt.of(lowerEdgeMm), false, "12345");
  }

  /// The items whose screens are measured in every look; between them they ask every kind of
  /// question and for every kind of material.
  static final Set<String> MEASURED_EVERYWHERE =
      Set.of("440125044001", "442106041002", "442189207003", "ac0a77037000");

  static Catalogue catalogue() {
    return CATALOGUE;
  }

  static ServiceItem permit() {
    return CATALOGUE.find("442106041002").orElseThrow();
  }

  static ServiceItem allowance() {
    return CATALOGUE.find("ac0a77037000").orElseThrow();
  }

  private static Catalogue read() {
    var folder = Path.of(System.getProperty("repository.root", "..")).resolve("configs/services");
    try (var files = Files.list(folder)) {
      var items =
          files
              .sorted()
              .map(Samples::text)
              .collect(Collectors.joining(",", "{\"revision\":\"1\",\"items\":[", ""));
      var divisions = text(folder.resolveSibling("divisions/sample-district.json"));
      return CatalogueJson.read(items + "],\"divisions\":[" + divisions + "]}").catalogue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Terminal terminal() {
    return new Terminal(
            new LocalText("示范区政务服务自助大厅", "Demonstration District Self-Service Hall"),
            List.of(Language.ZH_CN, Language.EN),
            new Timeouts(
                Duration.ofSeconds(40),
                Duration.ofSeconds(60),
                Duration.ofSeconds(120),
                Duration.ofSeconds(15),
                Duration.ofSeconds(20)),
            CATALOGUE,
            Map.of(),
            List.of(),
            Optional.empty(),
            ForStaff.NOTHING)
        .withNumbers(true, true);
  }

  static IdCard card() {
    return card("张测试");
  }

  static IdCard otherCard() {
    return card("李样本");
  }

  private static IdCard card(String name) {
    return new IdCard(
        IdCard.Layout.RESIDENT,
        name,
        null,
        IdCard.Sex.FEMALE,
        "汉",
        "01",
        "CHN",
        LocalDate.of(1949, 10, 1),
        "北京市东城区示例胡同 1 号院 2 号楼 303 室",
        "11010119491001002X",
        "示例公安局",
        LocalDate.of(2020, 1, 1),
        null,
        true,
        null,
        null,
        null,
        new Photo.Undecoded(),
        List.of(),
        null,
        List.of(new IdCard.Check("check-digit", true)));
  }

  /// The visit with an answer that the rules accept for every question that the card leaves open.
  static Visit answered(Visit visit) {
    var open =
        Questions.asked(visit.item(), visit.answers()).stream()
            .filter(question -> !visit.answers().containsKey(question.path()))
            .filter(question -> question.field().prefill().isEmpty())
            .findFirst();
    return open.map(question -> answered(visit.answer(question.path(), answer(question.field()))))
        .orElse(visit);
  }

  private static String answer(Field field) {
    return switch (field.type()) {
      case PHONE -> "13800003210";
      case DIGITS -> "6222000000000001234".substring(0, field.maxLength().orElse(16));
      case NUMBER -> String.valueOf(field.minimum().orElse(0) + 2);
      case CHOICE -> field.options().getFirst().value();
      case ADDRESS -> "990101001000|示例省/示例市/示范区/和平街道|示例路 88 号";
      case DATE -> "1986-05-12";
      case MONEY -> "12345.60";
      case GROUP -> "2";
      case TEXT -> {
        var text = "示范区和平街道示例路 88 号 1 层 101 铺，示例市场东门第三排";
        yield text.substring(0, Math.min(text.length(), field.maxLength().orElse(text.length())));
      }
    };
  }

  static Signature signature() {
    var signature = Signature.NONE;
    for (int stroke = 0; stroke < 5; stroke++) {
      double from = 0.1 + stroke * 0.16;
      signature =
          signature.and(
              new Stroke(
                  IntStream.range(0, 12)
                      .mapToObj(i ->
                          new Point(
                              from + i * 0.012, 0.1 + 0.15 * Math.abs(Math.sin(i * 0.5 + from))))
                      .toList()));
    }
    return signature;
  }

  /// A page that looks like one; painted once, since thousands of screens show it.
  static byte[] page(String id) {
    return PAGES.computeIfAbsent(id, Samples::paint);
  }

  private static byte[] paint(String id) {
    var image = new BufferedImage(620, 877, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(new Color(250, 248, 240));
    pen.fillRect(0, 0, 620, 877);
    pen.setColor(Color.DARK_GRAY);
    pen.setFont(new Font("Noto Sans CJK SC", Font.BOLD, 40));
    pen.drawString("住宿证明（样张）", 140, 120);
    pen.setFont(new Font("Noto Sans CJK SC", Font.PLAIN, 24));
    for (int line = 0; line < 12; line++) {
      pen.drawString("示例文字示例文字示例文字示例文字示例", 70, 200 + line * 44);
    }
    pen.setColor(new Color(190, 40, 40));
    pen.drawOval(380, 640, 160, 160);
    pen.drawString(id, 410, 730);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
