// SPDX-License-Identifier: Apache-2.0
package hall.server.alert.delivery;

/// What came of an attempt to deliver a notice.
public sealed interface Attempt {
  /// The other side has taken it.
  record Delivered() implements Attempt {}

  /// It has not; `why` is a short word without addresses, such as `http-500` or `no-connection`.
  record Failed(String why) implements Attempt {}
}
