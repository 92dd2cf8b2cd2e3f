// SPDX-License-Identifier: Apache-2.0
package hall.kiosk.screen.keyboard;

/// What a keyboard types into.
public interface Typing {

  /// Characters, in place of the letters that were composed.
  void type(String text);

  void backspace();

  /// All letters that wait to be turned into Chinese; none after a backspace over the last one.
  default void composing(String letters) {
    // Most fields wait for the characters.
  }

  /// The citizen has finished.
  void done();
}
