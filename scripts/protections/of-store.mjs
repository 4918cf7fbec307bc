/** @typedef {import('./protections.mjs').Protection} Protection */

const FOREIGN = '`DATA_DIR` holds files of other programs';
const HANGS = '`DATA_DIR` hangs, or records vanish while they are read';
const TWO = 'Two processes write to one `DATA_DIR`';
const UNWRITABLE = 'The disk cannot be written';
const STORE = 'lib/upstream/store/file-store.test.ts';
const FOLDER = 'lib/upstream/store/record-folder.ts';
const TOUCHES = 'touches no file of the project in whose folder it writes';

/**
 * The folder of records.
 *
 * @type {readonly Protection[]}
 */
export const OF_STORE = [
  {
    fault: FOREIGN,
    protection: 'only files with the name of a record are read',
    file: FOLDER,
    code: 'return files.filter(isRecordName);',
    without: "return files.filter((name) => name.endsWith('.json'));",
    test: { file: STORE, name: 'says nothing of files whose names are no records’' },
  },
  {
    fault: FOREIGN,
    protection: 'only what this program wrote is renamed',
    file: FOLDER,
    code: 'if (isOurRecord(name, text)) await',
    without: 'if (name) await',
    test: { file: STORE, name: TOUCHES },
  },
  {
    fault: FOREIGN,
    protection: 'only a temporary file with our name is deleted',
    file: FOLDER,
    code: 'if (writer === null) return;',
    without: "if (!name.endsWith('.tmp')) return;",
    test: { file: STORE, name: 'deletes no temporary file of another name, whatever is inside' },
  },
  {
    fault: FOREIGN,
    protection: 'only a temporary file with our content is deleted',
    file: FOLDER,
    code: 'if (mayBeStartOfRecord(await readText(path))) await rm',
    without: 'await rm',
    test: { file: STORE, name: TOUCHES },
  },
  {
    fault: FOREIGN,
    protection: 'a mark of another program is not deleted',
    file: 'lib/upstream/store/process-mark.ts',
    code: 'if (data === undefined) return false;',
    without: 'if (data === undefined) {\n        await rm(path);\n        return false;\n      }',
    test: {
      file: 'lib/upstream/store/process-mark.test.ts',
      name: 'does not touch files of other programs',
    },
  },
  {
    fault: HANGS,
    protection: 'a temporary file that vanishes costs no record',
    file: FOLDER,
    code: `    } catch (error) {
      if (!isSystemError(error)) throw error;
    }
  }

  async #readFile`,
    without: `    } catch (error) {
      throw error;
    }
  }

  async #readFile`,
    test: { file: STORE, name: 'reads the other records when some vanish while it reads' },
  },
  {
    fault: HANGS,
    protection: 'a file of large content that vanishes costs no other',
    file: 'lib/upstream/blobs/blob-folder.ts',
    code: "if (isSystemError(error, 'ENOENT')) return null;",
    without: '',
    test: {
      file: 'lib/upstream/blobs/blob-store.test.ts',
      name: 'finds the other files where some vanish while it looks',
    },
  },
  {
    fault: HANGS,
    protection: 'a folder that is never made ends the attempt',
    file: 'lib/upstream/store/make-folder.ts',
    code: '    await mkdir(path);\n  } catch (error) {',
    without: '    await mkdir(path, { recursive: true });\n  } catch (error) {',
    test: {
      file: STORE,
      name: 'opens immediately where a file system never makes the folder, and says so',
    },
  },
  {
    fault: HANGS,
    protection: 'the start does not wait for a slow folder',
    file: 'lib/upstream/store/file-store.ts',
    code: 'await settledWithin(reading, readPatienceMs);',
    without: 'await reading;',
    test: { file: STORE, name: 'opens where a folder is never read, and keeps records in memory' },
  },
  {
    fault: HANGS,
    protection: 'a failure does not replace a value that is still being read',
    file: 'lib/upstream/store/file-store.ts',
    code: '  return { ...newer, value, etag, fetchedAt, checkedAt };',
    without: '  return null;',
    test: {
      file: STORE,
      name: 'keeps the value of a slow folder when a failure was stored before it was read',
    },
  },
  {
    fault: HANGS,
    protection: 'no path is shown',
    file: 'lib/upstream/store/folder-health.ts',
    code: 'this.#failures.set(name, describeSystemError(error));',
    without: 'this.#failures.set(name, error.message);',
    test: { file: STORE, name: 'shows no path' },
  },
  {
    fault: TWO,
    protection: 'the mark of a running process is noticed',
    file: 'lib/upstream/store/process-mark.ts',
    code: 'data.pid !== this.#pid && isAlive(data.pid)',
    without: 'false',
    test: {
      file: 'lib/upstream/store/process-mark.test.ts',
      name: 'lets both processes notice each other, and says so once',
    },
  },
  {
    fault: TWO,
    protection: 'a process of another host is noticed by its renewals',
    file: 'lib/upstream/store/process-mark.ts',
    code: 'return at !== null && now - at < ENDED_AFTER_MS;',
    without: 'return false;',
    test: {
      file: 'lib/upstream/store/process-mark.test.ts',
      name: 'notices a process of another host by its renewals',
    },
  },
  {
    fault: UNWRITABLE,
    protection: 'a record that is written does not hide another that is not',
    file: 'lib/upstream/store/folder-health.ts',
    code: '    if (this.#failures.size > 0) return;\n',
    without: '    this.#failures.clear();\n',
    test: { file: STORE, name: 'keeps saying that a record is not written while others are' },
  },
  {
    fault: UNWRITABLE,
    protection: 'a record that cannot be written is served from memory',
    file: FOLDER,
    code: '      this.health.fail(error, name);\n',
    without: '      throw error;\n',
    test: {
      file: STORE,
      name: 'continues from memory where it cannot write, says so, and recovers',
    },
  },
  {
    fault: 'The process is killed while it writes',
    protection: 'a record is complete before it replaces the one before',
    file: FOLDER,
    code: 'join(this.#path, temporaryNameOf(name, process.pid, this.#temporaries))',
    without: 'join(this.#path, name)',
    test: { file: STORE, name: 'writes nothing into the file of the record before' },
  },
  {
    fault: 'A record has an unknown shape',
    protection: 'a value that the schema refuses is ignored',
    file: 'lib/upstream/resources/resource-records.ts',
    code: 'const isGood = resource.schema.safeParse(value).success;',
    without: 'const isGood = true;',
    test: {
      file: 'lib/upstream/resources/upstream.test.ts',
      name: 'ignores a value of another version or of another form',
    },
  },
  {
    fault: 'A client requests refs that do not exist',
    protection: 'only refs that exist are listed',
    file: 'lib/site/load/compose-status.ts',
    code: '    .filter(({ key, resourceState }) => upstream.isBuiltIn(key) || resourceState.cached !== null);',
    without: ';',
    test: { file: 'lib/site/load/compose.test.ts', name: 'lists no ref that does not exist' },
  },
  {
    fault: 'A client requests refs that do not exist',
    protection: 'runs of a ref that does not exist are not listed',
    file: 'lib/site/load/compose-status.ts',
    code: 'if (upstream.peek(matrixFileResource(source, ref)).cached === null) return null;',
    without: '',
    test: { file: 'lib/site/load/compose.test.ts', name: 'lists no ref that does not exist' },
  },
  {
    fault: 'A client requests refs that do not exist',
    protection: 'a ref that does not exist is no warning',
    file: 'lib/upstream/resources/refresher.ts',
    code: "isMistyped ? 'debug' : 'warn'",
    without: "'warn'",
    test: {
      file: 'lib/upstream/resources/upstream.test.ts',
      name: 'write no warning when they do not exist, since a visitor could fill the log',
    },
  },
];
