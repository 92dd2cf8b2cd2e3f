// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

/// What a keyboard types into.
public interface Typing {

  void type(String text);

  void backspace();

  /// The citizen has finished.
  void done();
}
