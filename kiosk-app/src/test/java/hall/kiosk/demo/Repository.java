// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.demo;

import java.nio.file.Path;

/// Where this repository lies; the launcher and the build both say so.
final class Repository {

  private Repository() {}

  static Path root() {
    var root = System.getProperty("repository.root");
    if (root == null) {
      throw new IllegalStateException("-Drepository.root is missing: start through ./kiosk");
    }
    return Path.of(root);
  }
}
