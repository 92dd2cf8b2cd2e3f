// SPDX-License-Identifier: Apache-2.0
package hall.device.cli;

/// A command line that can't be carried out; the message is a sentence for the person who typed it.
final class UsageException extends Exception {

  private static final long serialVersionUID = 1L;

  UsageException(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
