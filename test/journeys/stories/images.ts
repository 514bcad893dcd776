import { asTar, hostileDockerArchive } from '../../safety/hostile-images.js';
import type { Journey } from '../user.js';

/** Images that are not like the demo. */
export const imageJourneys: readonly Journey[] = [
  {
    wants: 'chooses one of several images',
    args: ['several.tar'],
    place: { 'several.tar': 'fixtures/several/docker-save.tar' },
    run: async (user) => {
      await user.sees('Which one?');
      await user.keeps('choice');
      await user.does('down');
      await user.keeps('choice-second');
      await user.does('enter');
      await user.sees('efficiency');
      await user.keeps('chosen');
    },
  },
  {
    wants: 'reads what is wrong with an image',
    args: ['damaged'],
    place: { damaged: 'fixtures/conformance/layer/gzip-wrong-block' },
    run: async (user) => {
      await user.sees('2 problems');
      await user.does('problems');
      await user.isAt('overlay problems');
      await user.keeps('problems');
      await user.does('next-pane');
      await user.keeps('problems-text');
    },
  },
  {
    wants: 'checks the digests of layers that were not read',
    args: ['story.tar'],
    place: { 'story.tar': 'fixtures/story/docker-save.tar' },
    run: async (user) => {
      await user.sees('efficiency');
      await user.keeps('story');
      await user.does('verify');
      await user.sees(/verified|digest/);
      await user.does('dockerfile');
      await user.keeps('story-dockerfile');
    },
  },
  {
    wants: 'is not fooled by hostile names',
    args: ['hostile.tar'],
    place: { 'hostile.tar': () => asTar(hostileDockerArchive()) },
    run: async (user) => {
      await user.sees(/hidden 141 B/);
      await user.keeps('hostile');
      await user.does('files-pane');
      await user.does('expand-all');
      await user.does('down', 4);
      await user.keeps('hostile-files');
      await user.does('hidden-list');
      await user.isAt('overlay hidden');
      await user.keeps('hostile-hidden');
      await user.does('problems');
      await user.isAt('overlay problems');
      await user.keeps('hostile-problems');
      await user.does('dockerfile');
      await user.keeps('hostile-dockerfile');
    },
  },
];
