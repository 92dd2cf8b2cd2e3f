// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.journey;

import hall.device.DeviceFault;
import hall.device.Faults;
import hall.device.idcard.IdCard;
import hall.device.idcard.Photo;
import hall.kiosk.config.CatalogueJson;
import hall.kiosk.journey.Terminal.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Sample citizens, visibly fake, and the real sample catalogue.
public final class Samples {

  public static final String ADDRESS = "990101001000|示例省/示例市/示范区/和平街道|示例路 88 号";
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

  private static final Catalogue CATALOGUE = read();

  private Samples() {}

  public static Catalogue catalogue() {
    return CATALOGUE;
  }

  /// A life event (一件事) as the server publishes it.
  public static ServiceItem newborn() {
    return golden("catalogue.bundle.response");
  }

  /// The same where the child may be insured elsewhere: then insurance and card are left out.
  public static ServiceItem newbornPerhapsInsured() {
    return golden("catalogue.condition.response");
  }

  private static ServiceItem golden(String name) {
    try {
      var golden =
          Path.of(
              System.getProperty("repository.root", ".."),
              "configs/api/v1/golden/" + name + ".json");
      return CatalogueJson.read(Files.readString(golden)).catalogue().items().getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The cases that it becomes.
  public static List<Delivery.Part> newbornCases() {
    var numbers =
        List.of(
            "TE99010100000000025990000000102202611010001",
            "11442000MB2C91058B3442189207003202611010001",
            "1144098158137993544002014010001202611010001");
    var parts = newborn().parts();
    return IntStream.range(0, parts.size())
        .mapToObj(i ->
            new Delivery.Part(
                numbers.get(i),
                parts.get(i).name(),
                parts.get(i).department().name(),
                parts.get(i).promisedWorkingDays()))
        .toList();
  }

  private static Catalogue read() {
    var services = Path.of(System.getProperty("repository.root"), "configs", "services");
    try (var files = Files.list(services)) {
      var items = new StringBuilder();
      for (var file : files.sorted().toList()) {
        items.append(items.isEmpty() ? "" : ",").append(Files.readString(file));
      }
      var divisions = Files.readString(services.resolveSibling("divisions/sample-district.json"));
      var read =
          CatalogueJson.read(
              "{\"revision\":\"r1\",\"items\":[" + items + "],\"divisions\":[" + divisions + "]}");
      if (!read.refused().isEmpty()) {
        throw new IllegalStateException(read.refused().toString());
      }
      return read.catalogue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Terminal terminal() {
    return new Terminal(
        new LocalText("示例大厅", "Sample hall"),
        List.of(Language.ZH_CN, Language.EN),
        new Timeouts(
            Duration.ofSeconds(40),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10)),
        catalogue(),
        Map.of(),
        List.of(),
        Optional.empty(),
        ForStaff.NOTHING);
  }

  /// The same, where one item wants the card itself.
  public static Terminal wantingTheCard() {
    var file =
        Path.of(
            System.getProperty("repository.root"),
            "configs/services/residence-permit-application.json");
    try {
      var item =
          Files.readString(file)
              .replace(
                  "\"schemaVersion\": 1,", "\"schemaVersion\": 1, \"identification\": \"card\",");
      var divisions = Files.readString(file.resolveSibling("../divisions/sample-district.json"));
      return terminal()
          .with(
              CatalogueJson.read(
                      "{\"revision\":\"r2\",\"items\":["
                          + item
                          + "],\"divisions\":["
                          + divisions
                          + "]}")
                  .catalogue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An open line and one that is closed.
  public static Lines lines() {
    return new Lines(
        Optional.of(LocalTime.of(9, 30)),
        true,
        List.of(line(1, "A", Lines.Standing.OPEN), line(2, "B", Lines.Standing.NO_MORE)));
  }

  private static Lines.Line line(long id, String prefix, Lines.Standing standing) {
    return new Lines.Line(
        id,
        prefix,
        new LocalText("综合窗口", "General services"),
        standing,
        Optional.of(LocalTime.of(9, 0)),
        Optional.of(LocalTime.of(16, 40)),
        OptionalInt.of(3),
        OptionalInt.empty(),
        70);
  }

  /// A booked time, and windows with a free time and a full one.
  public static Timetable timetable() {
    var name = new LocalText("综合窗口", "General services");
    var first = LocalDateTime.of(2026, 11, 3, 9, 30);
    return new Timetable(
        List.of(new Timetable.Own("b1", name, LocalDateTime.of(2026, 11, 1, 10, 0), true)),
        List.of(
            new Timetable.Windows(
                1,
                "A",
                name,
                List.of(
                    new Timetable.Slot(first, 2), new Timetable.Slot(first.plusMinutes(30), 0)))));
  }

  public static QueueNumber number() {
    return new QueueNumber(
        "A012",
        new LocalText("综合窗口", "General services"),
        Lines.Lane.ORDINARY,
        false,
        OptionalInt.of(3),
        OptionalInt.empty(),
        LocalDateTime.of(2026, 11, 1, 9, 30));
  }

  public static IdCard card() {
    return card(LocalDate.of(2046, 1, 1), true);
  }

  public static IdCard card(LocalDate validTo, boolean consistent) {
    return card("张测试", "110101194910010021", validTo, consistent);
  }

  /// Somebody whom the first citizen acts for.
  public static IdCard principal() {
    return card("王委托", "110101193001010026", LocalDate.of(2046, 1, 1), true);
  }

  private static IdCard card(String name, String idNumber, LocalDate validTo, boolean consistent) {
    return new IdCard(
        IdCard.Layout.RESIDENT,
        name,
        null,
        IdCard.Sex.FEMALE,
        "汉",
        "01",
        null,
        LocalDate.of(1949, 10, 1),
        "示例省示例市示例路1号",
        idNumber,
        "示例市公安局",
        LocalDate.of(2016, 1, 1),
        validTo,
        false,
        null,
        null,
        null,
        new Photo.Absent(),
        List.of(),
        null,
        List.of(new IdCard.Check("check-digit", consistent)));
  }

  /// An item that an agent may apply for with a copy of the principal's card.
  public static ServiceItem ageAllowance() {
    return CATALOGUE.find("990000000101").orElseThrow();
  }

  public static DeviceFault fault() {
    return Faults.mediaJam("");
  }
}
