// SPDX-License-Identifier: Apache-2.0
package hall.server.channel;

import java.util.Optional;

/// One of the changes that a platform tells, by its place in their order.
///
/// @param sequence rises with every one
/// @param number of what it is about; empty where that cannot be read
/// @param change absent where the rest says nothing that can be read: somebody has to ask, and
///   those behind it do not wait
public record Told<C>(long sequence, String number, Optional<C> change) {}
