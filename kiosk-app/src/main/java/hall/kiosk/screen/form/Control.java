// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.form;

import hall.kiosk.journey.FormRules.Problem;
import hall.kiosk.journey.Question;
import hall.kiosk.journey.Visit;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.Region;

/// Where an answer is given.
interface Control {

  /// One below the other; a page may end between two of them.
  List<Region> regions();

  void update(Visit visit, Map<Question, Problem> problems);

  /// What a jump to the question starts.
  void activate();

  /// The id of the node that belongs to a path.
  static String id(String role, String path) {
    return role + "-" + path.replace('/', '-');
  }
}
