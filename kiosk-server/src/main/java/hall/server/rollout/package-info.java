// SPDX-License-Identifier: Apache-2.0
/// How a publication reaches the fleet: ring after ring, each behind a gate, and back again where
/// it does harm.
@NullMarked
package hall.server.rollout;

import org.jspecify.annotations.NullMarked;
