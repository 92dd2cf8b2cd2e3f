// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

import java.util.List;
import javafx.scene.Node;

/// One way of telling characters: its rows of keys, and what is half told.
///
/// All planes are as high as four rows of letters and what stands above those, so that changing
/// from one to another moves no other key.
interface Plane {

  /// Built anew.
  List<Node> rows();

  /// Types what is half told as the likeliest of what it may mean.
  void flush();

  /// Takes back the last thing that is half told; false where nothing is.
  boolean takeBack();

  /// Forgets what is half told.
  void forget();
}
