// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

import hall.device.Deadline;
import hall.device.registry.DeviceRegistry;
import hall.device.smartcard.AccessKey;

/// `smartcard read`: whatever card comes; a travel document is opened with what is printed on it.
record SmartCardCommand(DeviceRegistry registry) implements Command {

  @Override
  public Answer run(CommandLine line, Deadline deadline)
      throws UsageException, InterruptedException {
    var key = key(line);
    try (var reader = Command.open(registry::openSmartCardReader, line)) {
      return Answer.of(
          reader.read(key, deadline), card -> SmartCardFields.of(card, Command.mask(line)));
    }
  }

  private static AccessKey key(CommandLine line) throws UsageException {
    var mrz = line.value(Option.MRZ_KEY);
    var can = line.value(Option.CAN);
    if (mrz.isPresent() && can.isPresent()) {
      throw new UsageException("--mrz-key and --can are two ways to the same: give one of them");
    }
    try {
      if (can.isPresent()) {
        return new AccessKey.Can(can.get());
      }
      return mrz.isPresent() ? mrz(mrz.get()) : new AccessKey.None();
    } catch (IllegalArgumentException e) {
      // The values are somebody's: the sentence does not repeat them.
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static AccessKey mrz(String text) {
    var parts = text.split(",", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("--mrz-key takes " + Option.MRZ_KEY.value);
    }
    return new AccessKey.Mrz(parts[0], parts[1], parts[2]);
  }
}
