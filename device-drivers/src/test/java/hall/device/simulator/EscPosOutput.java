// SPDX-License-Identifier: Apache-2.0
package hall.device.simulator;

/// Where a presenter holds the ticket: the sensor sees it until somebody takes it.
final class EscPosOutput {

  private boolean occupied;
  private boolean jammed;
  private int retracted;

  synchronized void present() {
    occupied = !jammed;
  }

  synchronized void retract() {
    if (occupied && !jammed) {
      occupied = false;
      retracted++;
    }
  }

  synchronized void eject() {
    occupied &= jammed;
  }

  synchronized void take() {
    occupied = false;
  }

  synchronized void jam(boolean now) {
    jammed = now;
  }

  synchronized boolean occupied() {
    return occupied;
  }

  synchronized boolean jammed() {
    return jammed;
  }

  synchronized int retracted() {
    return retracted;
  }

  synchronized String where() {
    return occupied ? "held" : "free";
  }
}
