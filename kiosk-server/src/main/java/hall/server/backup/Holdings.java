// SPDX-License-Identifier: Apache-2.0
package hall.server.backup;

import java.nio.file.Path;
import java.util.Map;

/// What a server keeps outside of its database.
///
/// @param documents the folder of the documents, which need not exist
/// @param keys the files of its keys and secrets by the name that they have in a backup; those that
///   are missing are left out
public record Holdings(Path documents, Map<String, Path> keys) {}
