// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hall.device.Deadline;
import hall.device.DeviceStatus;
import hall.device.DeviceUri;
import hall.device.Media;
import hall.device.Operations;
import hall.device.Outcome;
import hall.device.Ticker;
import hall.device.ticket.Ticket;
import hall.device.ticket.TicketPrinter;
import hall.kiosk.journey.Belonging;
import hall.kiosk.journey.Event;
import hall.kiosk.journey.Terminal.Peripheral;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Devices whose sight is scripted, by a clock that only runs while somebody waits.
class LeavingsTest {

  private final Script script = new Script();
  private final List<Set<Belonging>> told = new ArrayList<>();
  private final Map<Peripheral, Scripted> devices = new EnumMap<>(Peripheral.class);
  private final Map<Peripheral, DeviceStatus> known = new EnumMap<>(Peripheral.class);
  private final Leavings leavings =
      new Leavings(
          peripheral -> Optional.ofNullable(devices.get(peripheral)),
          () -> known,
          script,
          event -> told.add(((Event.LeftSeen) event).things()));

  LeavingsTest() {
    devices.put(Peripheral.ID_CARD_READER, new Scripted());
    devices.put(Peripheral.SCANNER, new Scripted());
    devices.put(Peripheral.TICKET_PRINTER, new Scripted());
  }

  @Test
  void anythingThatComesOrGoesBeforeTheEndIsTold() {
    sees(Peripheral.ID_CARD_READER, Media.PRESENT);
    script.after(2, () -> sees(Peripheral.TICKET_PRINTER, Media.PRESENT));
    script.after(4, () -> sees(Peripheral.ID_CARD_READER, Media.NOT_PRESENT));
    script.stopAfter(6);
    assertThrows(InterruptedException.class, () -> leavings.look(1, false));
    assertEquals(
        List.of(
            Set.of(Belonging.CARD),
            Set.of(Belonging.CARD, Belonging.TICKET),
            Set.of(Belonging.TICKET)),
        told);
  }

  @Test
  void aCardThatLiesThereIsToldBeforeAPrinterAtWorkAnswers() {
    sees(Peripheral.ID_CARD_READER, Media.PRESENT);
    var toldBefore = new ArrayList<Set<Belonging>>();
    device(Peripheral.TICKET_PRINTER).whenAsked = () -> toldBefore.addAll(told);
    script.stopAfter(1);
    assertThrows(InterruptedException.class, () -> leavings.look(1, false));
    assertEquals(List.of(Set.of(Belonging.CARD)), toldBefore);
  }

  @Test
  void whatIsGoneIsNotNamedAgainWithWhatHasCome() {
    sees(Peripheral.ID_CARD_READER, Media.PRESENT);
    script.after(
        1,
        () -> {
          sees(Peripheral.ID_CARD_READER, Media.NOT_PRESENT);
          sees(Peripheral.TICKET_PRINTER, Media.PRESENT);
        });
    script.stopAfter(2);
    assertThrows(InterruptedException.class, () -> leavings.look(1, false));
    assertEquals(List.of(Set.of(Belonging.CARD), Set.of(Belonging.TICKET)), told);
  }

  @Test
  void halfALookAfterTheVisitTakesNothingFromTheScreen() {
    sees(Peripheral.ID_CARD_READER, Media.PRESENT);
    sees(Peripheral.SCANNER, Media.PRESENT);
    script.stopAfter(1);
    assertThrows(InterruptedException.class, () -> leavings.look(1, true));
    assertEquals(List.of(Set.of(Belonging.CARD, Belonging.ORIGINAL)), told);
  }

  @Test
  void afterTheVisitTheLookingEndsWhenEverythingIsGone() throws InterruptedException {
    sees(Peripheral.SCANNER, Media.JAMMED);
    script.after(3, () -> sees(Peripheral.SCANNER, Media.NOT_PRESENT));
    leavings.look(1, true);
    assertEquals(List.of(Set.of(Belonging.ORIGINAL), Set.of()), told);
    assertFalse(leavings.areAnothers(Belonging.ORIGINAL));
  }

  @Test
  void whatIsLaidAfterTheVisitIsTheNextCitizens() throws InterruptedException {
    sees(Peripheral.SCANNER, Media.PRESENT);
    script.after(2, () -> sees(Peripheral.ID_CARD_READER, Media.PRESENT));
    script.after(4, () -> sees(Peripheral.SCANNER, Media.NOT_PRESENT));
    leavings.look(1, true);
    assertEquals(List.of(Set.of(Belonging.ORIGINAL), Set.of()), told);
    assertFalse(leavings.areAnothers(Belonging.CARD));
  }

  @Test
  void aDeviceThatCanNotTellIsNotClaimedToHoldAnything() throws InterruptedException {
    sees(Peripheral.SCANNER, Media.UNKNOWN);
    leavings.look(1, true);
    assertEquals(List.of(Set.of()), told);
  }

  @Test
  void aDeviceThatIsSilentForAMomentChangesNothing() throws InterruptedException {
    sees(Peripheral.ID_CARD_READER, Media.PRESENT);
    script.after(1, () -> sees(Peripheral.ID_CARD_READER, Media.UNKNOWN));
    script.after(9, () -> sees(Peripheral.ID_CARD_READER, Media.NOT_PRESENT));
    leavings.look(1, true);
    assertEquals(List.of(Set.of(Belonging.CARD), Set.of()), told);
  }

  @Test
  void aCardThatNobodyWasSeenToTakeIsNotTheNextCitizens() throws InterruptedException {
    sees(Peripheral.ID_CARD_READER, Media.PRESENT);
    script.stopAfter(3);
    assertThrows(InterruptedException.class, () -> leavings.look(1, true));
    assertTrue(leavings.areAnothers(Belonging.CARD));
    sees(Peripheral.ID_CARD_READER, Media.NOT_PRESENT);
    assertFalse(leavings.areAnothers(Belonging.CARD));
    sees(Peripheral.ID_CARD_READER, Media.PRESENT);
    assertFalse(leavings.areAnothers(Belonging.CARD), "laid anew");
  }

  /// Not even the first look may have been made when the next citizen is as fast as that.
  @Test
  void aCardThatWasSeenToGoBeforeTheEndIsNobodyElses() throws InterruptedException {
    known.put(Peripheral.ID_CARD_READER, DeviceStatus.online().withMedia(Media.NOT_PRESENT));
    sees(Peripheral.ID_CARD_READER, Media.UNKNOWN);
    script.stopAfter(1);
    assertThrows(InterruptedException.class, () -> leavings.look(1, true));
    sees(Peripheral.ID_CARD_READER, Media.PRESENT);
    assertFalse(leavings.areAnothers(Belonging.CARD));
  }

  @Test
  void whatNobodyHasSeenYetIsNoReasonToDoubtTheNextCitizensCard() throws InterruptedException {
    sees(Peripheral.ID_CARD_READER, Media.UNKNOWN);
    script.stopAfter(1);
    assertThrows(InterruptedException.class, () -> leavings.look(1, true));
    script.stopAfter(Integer.MAX_VALUE);
    script.after(3, () -> sees(Peripheral.ID_CARD_READER, Media.NOT_PRESENT));
    leavings.settle();
    sees(Peripheral.ID_CARD_READER, Media.PRESENT);
    assertFalse(leavings.areAnothers(Belonging.CARD));
  }

  @Test
  void aCardThatLiesThereAllTheTimeStaysAnothers() throws InterruptedException {
    sees(Peripheral.ID_CARD_READER, Media.PRESENT);
    script.stopAfter(1);
    assertThrows(InterruptedException.class, () -> leavings.look(1, true));
    script.stopAfter(Integer.MAX_VALUE);
    leavings.settle();
    assertTrue(leavings.areAnothers(Belonging.CARD));
  }

  @Test
  void ofForeignPaperTheNextCitizenIsToldOnce() throws InterruptedException {
    sees(Peripheral.SCANNER, Media.PRESENT);
    script.stopAfter(1);
    assertThrows(InterruptedException.class, () -> leavings.look(1, true));
    assertTrue(leavings.areAnothers(Belonging.ORIGINAL));
    leavings.told(Belonging.ORIGINAL);
    assertFalse(leavings.areAnothers(Belonging.ORIGINAL));
  }

  @Test
  void aTicketThatNobodyTakesIsDrawnIn() throws InterruptedException {
    sees(Peripheral.TICKET_PRINTER, Media.PRESENT);
    leavings.look(1, true);
    assertEquals(List.of(Set.of(Belonging.TICKET), Set.of()), told);
    assertTrue(script.passed.compareTo(Leavings.TICKET_PATIENCE) >= 0, "not before its time");
  }

  private void sees(Peripheral peripheral, Media media) {
    device(peripheral).media = media;
  }

  private Scripted device(Peripheral peripheral) {
    return Optional.ofNullable(devices.get(peripheral)).orElseThrow();
  }

  /// Time that passes by pauses alone, and what happens meanwhile.
  private static final class Script implements Ticker {
    private final Map<Integer, Runnable> plan = new java.util.HashMap<>();
    private Duration passed = Duration.ZERO;
    private int pauses;
    private int last = Integer.MAX_VALUE;

    void after(int pause, Runnable happens) {
      plan.put(pause, happens);
    }

    void stopAfter(int pause) {
      last = pause;
    }

    @Override
    public long nanos() {
      return passed.toNanos();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
      passed = passed.plus(duration);
      pauses++;
      plan.getOrDefault(pauses, () -> {}).run();
      if (pauses >= last) {
        throw new InterruptedException();
      }
    }
  }

  /// Stands for any of the three.
  private static final class Scripted implements TicketPrinter {
    private Media media = Media.NOT_PRESENT;
    private Runnable whenAsked = () -> {};

    @Override
    public DeviceUri uri() {
      throw new AssertionError("nobody asks");
    }

    @Override
    public Operations operations() {
      throw new AssertionError("nobody asks");
    }

    @Override
    public DeviceStatus status(Deadline deadline) {
      whenAsked.run();
      return DeviceStatus.online().withMedia(media);
    }

    @Override
    public Outcome<TicketEvidence> print(Ticket ticket, Deadline deadline) {
      throw new AssertionError("nothing is printed");
    }

    @Override
    public Outcome<Pickup> awaitTaken(Deadline patience) {
      assertTrue(patience.passed(), "at once");
      media = Media.NOT_PRESENT;
      return Outcome.done(Pickup.REMOVED);
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
