// SPDX-License-Identifier: Apache-2.0
package hall.device;

import java.lang.System.Logger.Level;

/// Where the events of devices go.
@FunctionalInterface
public interface DeviceLog {

  /// Takes an event; called on the thread that the event happened on, so it must not wait.
  void note(DeviceEvent event);

  /// Into the system's log: what an operator must know at INFO, each operation at DEBUG.
  static DeviceLog system() {
    var logger = System.getLogger("hall.device");
    return event ->
        logger.log(
            event.type() == DeviceEvent.Type.OPERATION ? Level.DEBUG : Level.INFO,
            event.toString());
  }
}
