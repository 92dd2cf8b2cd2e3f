// SPDX-License-Identifier: Apache-2.0
package hall.server.login;

/// Who logged in, as the platform says.
///
/// @param idNumber of 18 characters, checked
/// @param level of assurance, one of those that suffice
record Person(String name, String idNumber, String level) {
  /// Never the fields.
  @Override
  public String toString() {
    return "Person";
  }
}
