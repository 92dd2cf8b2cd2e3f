// SPDX-License-Identifier: Apache-2.0
/// Backup and restore: all tables as they stood at one moment, the documents that belong to them
/// and the keys without which both are worth little, in one file.
@NullMarked
package hall.server.backup;

import org.jspecify.annotations.NullMarked;
