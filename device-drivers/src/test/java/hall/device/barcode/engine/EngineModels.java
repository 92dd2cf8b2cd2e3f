// SPDX-License-Identifier: Apache-2.0
package hall.device.barcode.engine;

import hall.device.model.DeviceModel;
import java.util.Map;

/// Models that differ from the generic one in what a test is about.
final class EngineModels {

  private EngineModels() {}

  static EngineModel of(Map<String, Object> facts) {
    return EngineModel.of(new DeviceModel("test", facts));
  }

  static EngineModel suffix(String word) {
    return of(Map.of("suffix", word));
  }
}
