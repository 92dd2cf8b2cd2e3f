// SPDX-License-Identifier: Apache-2.0
package hall.walls.names;

/// Planted: a name that says nothing.
final class QueueManager {}
